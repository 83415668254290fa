package app.oriel.rtsp;

import app.oriel.camera.CameraSocket;
import app.oriel.camera.OrielException;
import app.oriel.camera.Pace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection to a camera: one thread reads it and never writes, one writes it and never
 * reads. Owns the socket and both threads.
 */
final class RtspConnection implements AutoCloseable {
  /** A camera that nobody asked says nothing. */
  private static final Duration UNASKED = Duration.ofDays(7);

  /** Cameras ask and answer some times a minute; so many cost a tenth of a processor. */
  private static final int MESSAGES_PER_SECOND = 50_000;

  private final CameraSocket socket;
  private final RtspLimits limits;
  private final Trace trace;
  private final Pace messages = new Pace(MESSAGES_PER_SECOND, MESSAGES_PER_SECOND);
  private final PendingRequests exchanges = new PendingRequests();
  private final RtspWriter writer = new RtspWriter();
  private final Thread readingThread;
  private final Thread writingThread;
  private volatile Listener listener = new Listener() {};
  private volatile boolean closed;
  private volatile long lastRead = System.nanoTime();

  /** Why nothing comes any more; set once. */
  private volatile @Nullable OrielException end;

  /** Hears of a connection on the thread that reads it. */
  interface Listener {
    /** A frame came; its bytes are good until this returns. */
    default void frame(RtspFrame frame) {}

    /** A message came that answers nothing. */
    default void unasked(RtspMessage message) {}

    /** Nothing comes any more. */
    default void ended(OrielException why) {}
  }

  private RtspConnection(
      CameraSocket socket, RtspLimits limits, ThreadFactory threads, Trace trace) {
    this.socket = socket;
    this.limits = limits;
    this.trace = trace;
    this.readingThread = threads.newThread(this::read);
    this.writingThread = threads.newThread(this::write);
    readingThread.setName(trace.camera() + " rtsp reader");
    writingThread.setName(trace.camera() + " rtsp writer");
  }

  /**
   * Takes over a connected socket and starts.
   *
   * @param threads makes virtual threads
   */
  static RtspConnection start(
      CameraSocket socket, RtspLimits limits, ThreadFactory threads, Trace trace) {
    RtspConnection line = new RtspConnection(socket, limits, threads, trace);
    socket.allowEachRead(UNASKED);
    line.readingThread.start();
    line.writingThread.start();
    return line;
  }

  /** From now on frames and the end are told; the end at once where it was before. */
  void listen(Listener to) {
    listener = to;
    OrielException over = end;
    if (over != null) {
      to.ended(over);
    }
  }

  /** From now on little waits in the system to be sent: what waits is old when it is heard. */
  void sendSoon(int bytes) throws OrielException {
    try {
      socket.sendSoon(bytes);
    } catch (IOException e) {
      throw RtspFailures.reading(e);
    }
  }

  /** From the next thing that comes on, silence is a failure. */
  void expectStream() {
    socket.allowEachRead(limits.silence());
  }

  /** The address that was connected to. */
  InetAddress peer() {
    return socket.peer();
  }

  PendingRequests exchanges() {
    return exchanges;
  }

  RtspWriter writer() {
    return writer;
  }

  /** {@link System#nanoTime} when something came last. */
  long lastRead() {
    return lastRead;
  }

  private void read() {
    try {
      RtspReader reader = new RtspReader(new Watched(socket.in()), limits);
      while (true) {
        switch (reader.next()) {
          case RtspFrame frame -> listener.frame(frame);
          case RtspResponse response -> {
            takeResponse(response);
            giveWay();
          }
          case RtspRequest request -> {
            takeRequest(request);
            giveWay();
          }
        }
      }
    } catch (InterruptedException e) {
      end(RtspFailures.closedHere());
    } catch (IOException e) {
      end(closed ? RtspFailures.closedHere() : RtspFailures.reading(e));
    } catch (RuntimeException | Error e) {
      trace.mistake(e);
      end(OrielException.mistake(e));
    }
  }

  /** After a message: a flood of them is taken at a pace. */
  private void giveWay() throws InterruptedException {
    long now = System.nanoTime();
    messages.took(1, now);
    TimeUnit.NANOSECONDS.sleep(messages.left(now));
  }

  private void takeResponse(RtspResponse response) {
    trace.answered(response);
    if (!exchanges.answered(response)) {
      listener.unasked(response);
    }
  }

  private void takeRequest(RtspRequest request) {
    trace.askedBy(request);
    CameraRequests.answer(request).ifPresent(answer -> writer.offer(answer.encode()));
    listener.unasked(request);
  }

  private void end(OrielException why) {
    end = why;
    exchanges.fail(why);
    listener.ended(why);
    close();
  }

  private void write() {
    try {
      writer.run(socket.out());
    } catch (IOException | InterruptedException e) {
      // Who reads meets with the same end, and says so.
      socket.close();
    } catch (RuntimeException | Error e) {
      trace.mistake(e);
      socket.close();
    }
  }

  /** Ends the connection at once, from any thread; who waits for an answer fails. */
  @Override
  public void close() {
    closed = true;
    socket.close();
    writingThread.interrupt();
  }

  /** Takes note of when something came. */
  private final class Watched extends FilterInputStream {
    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int got = in.read(into, from, length);
      lastRead = System.nanoTime();
      return got;
    }
  }
}
