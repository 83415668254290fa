package app.oriel.kasa;

import app.oriel.camera.Camera;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkTerms;
import app.oriel.http.ChunkedUpload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A talk in a POST without end: parts of 20 ms, and heartbeats between them. */
final class KasaTalkLine implements TalkLine {
  /** Two hyphens belong to its name, as the camera knows it. */
  static final String BOUNDARY = "audio-boundary--";

  private static final TalkFormat FORMAT =
      new TalkFormat(Codec.PCMU, 8000, 160, Duration.ofMillis(300), Duration.ofMillis(600), true);

  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(3).toNanos();

  /** A camera that takes nothing for so long has stopped listening. */
  private static final long DEAF_NANOS = Duration.ofSeconds(2).toNanos();

  private static final int MOST_WAITING = 6;
  private static final int IN_SYSTEM_BYTES = 8 << 10;
  private static final long FAREWELL_MILLIS = 400;
  private static final byte[] END = {};

  private final ChunkedUpload upload;
  private final Outcome outcome;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile long writingSince;
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean closing;
  private volatile @Nullable OrielException end;

  /** Hears how the camera took whoever talks. */
  interface Outcome {
    /** It let them talk; said again at the end. */
    void taken();

    /** It did not; what that means. */
    OrielException refused();
  }

  private KasaTalkLine(ChunkedUpload upload, Outcome outcome) {
    this.upload = upload;
    this.outcome = outcome;
  }

  /** Owns the upload from now on; says at once that it is there. */
  static KasaTalkLine start(
      ChunkedUpload upload, Camera camera, Outcome outcome, ThreadFactory threads)
      throws OrielException {
    KasaTalkLine line = new KasaTalkLine(upload, outcome);
    upload.sendSoon(IN_SYSTEM_BYTES);
    Thread writer = threads.newThread(line::write);
    writer.setName(camera.name() + " talk writer");
    Thread reader = threads.newThread(line::read);
    reader.setName(camera.name() + " talk reader");
    writer.start();
    reader.start();
    return line;
  }

  /** The status of the camera's answer, where it comes so soon. */
  OptionalInt statusWithin(long millis) throws OrielException, InterruptedException {
    try {
      return OptionalInt.of(status.get(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OrielException known
          ? known
          : new OrielException(Problem.INTERNAL, Detail.of("said", "a talk's reader"), e);
    }
  }

  /** What an answer other than success and 401 means. */
  static OrielException failure(int status) {
    Problem problem =
        switch (status) {
          case 404, 405, 501 -> Problem.TALK_UNSUPPORTED;
          case 409, 423, 429, 503 -> Problem.TALK_TAKEN;
          default -> Problem.TALK_FAILED;
        };
    return new OrielException(problem, Detail.of("answered", status));
  }

  private void read() {
    try {
      int answer = upload.awaitStatus(Duration.ofDays(1));
      switch (answer) {
        case 200 -> outcome.taken();
        case 401 -> end(outcome.refused());
        default -> end(failure(answer));
      }
      status.complete(answer);
    } catch (OrielException e) {
      status.completeExceptionally(e);
      end(
          closing || e.problem() != Problem.HUNG_UP
              ? e
              : new OrielException(
                  Problem.CONNECTION_LOST, Detail.of("hung-up-while-it-was-talked-to"), e));
    }
  }

  private void end(OrielException why) {
    if (end == null) {
      end = why;
    }
  }

  private void write() {
    try {
      put(part("audio/heartbeat", END));
      long beat = System.nanoTime();
      while (true) {
        long left = beat + HEARTBEAT_NANOS - System.nanoTime();
        byte[] sound = waiting.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
        if (sound == null) {
          put(part("audio/heartbeat", END));
          beat = System.nanoTime();
        } else if (sound.length > 0) {
          put(part("audio/g711u", sound));
        } else {
          upload.finish();
          return;
        }
      }
    } catch (OrielException e) {
      end(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      written.countDown();
    }
  }

  private void put(byte[] part) throws OrielException {
    writingSince = System.nanoTime() | 1; // 0 means that nothing is being written
    upload.write(part);
    writingSince = 0;
  }

  private static byte[] part(String type, byte[] sound) {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Length: "
            + sound.length
            + "\r\nContent-Type: "
            + type
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] part = new byte[start.length + sound.length + 2];
    System.arraycopy(start, 0, part, 0, start.length);
    System.arraycopy(sound, 0, part, start.length, sound.length);
    part[part.length - 2] = '\r';
    part[part.length - 1] = '\n';
    return part;
  }

  @Override
  public TalkFormat format() {
    return FORMAT;
  }

  @Override
  public TalkTerms terms() {
    return new TalkTerms(KasaTalk.DIALECT, null, null, null);
  }

  @Override
  public void send(byte[] packet) throws OrielException {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > DEAF_NANOS) {
      end(new OrielException(Problem.TALK_FAILED, Detail.of("takes-no-sound-any-more")));
    }
    OrielException over = end;
    if (over != null) {
      throw over;
    }
    offer(packet);
  }

  @Override
  public long dropped() {
    return dropped.get();
  }

  /** There is only one way of talking: nothing to remember. */
  @Override
  public void heard(boolean heard) {}

  /** Ends it without a farewell. */
  void abandon() {
    closing = true;
    upload.close();
    offer(END);
  }

  private void offer(byte[] item) {
    while (!waiting.offer(item)) {
      if (waiting.poll() != null) {
        dropped.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    offer(END);
    try {
      if (written.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
        // The camera may want to have read the end before the line goes.
        status.get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      // It need not answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (end == null) {
        // All was taken, though some say nothing at its end.
        outcome.taken();
      }
      upload.close();
    }
  }
}
