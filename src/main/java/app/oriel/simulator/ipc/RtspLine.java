package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a camera says on one connection: replies and binary frames, never mixed up. A client that
 * does not drain holds up everybody who writes here, as it does in a camera.
 */
final class RtspLine {
  private static final int FRAMES_BETWEEN_GARBAGE = 25;

  private final Socket socket;
  private final OutputStream out;
  private final int replyBytes;
  private final int garbage;
  private final Random random = new Random(1);
  private final ReentrantLock lock = new ReentrantLock();
  private int frames;

  RtspLine(Socket socket, Quirks quirks) throws IOException {
    this.socket = socket;
    out = socket.getOutputStream();
    replyBytes = quirks.get(IpcQuirk.REPLY_BYTES);
    garbage = quirks.get(IpcQuirk.GARBAGE);
  }

  /** Sends a reply, in pieces where a quirk says so. */
  void reply(byte[] message) throws IOException {
    int step = replyBytes == 0 ? message.length : replyBytes;
    lock.lock();
    try {
      for (int from = 0; from < message.length; from += step) {
        out.write(message, from, Math.min(step, message.length - from));
        out.flush();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sends binary frames with one write. */
  void frames(List<byte[]> all) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    lock.lock();
    try {
      for (byte[] frame : all) {
        if (garbage > 0 && frames++ % FRAMES_BETWEEN_GARBAGE == FRAMES_BETWEEN_GARBAGE - 1) {
          joined.writeBytes(nonsense());
        }
        joined.writeBytes(frame);
      }
      out.write(joined.toByteArray());
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  /** Sends the first half of a frame. */
  void half(byte[] frame) throws IOException {
    frames(List.of(Arrays.copyOf(frame, frame.length / 2)));
  }

  /** Makes the system take next to nothing from the client that nobody reads. */
  void narrow() {
    try {
      socket.setReceiveBufferSize(1);
    } catch (IOException e) {
      // it is gone either way
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }

  void reset() {
    RtspDoor.reset(socket);
  }

  /** Bytes that begin neither a frame nor a reply. */
  private byte[] nonsense() {
    byte[] bytes = new byte[garbage];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '$' || bytes[i] == 'R') {
        bytes[i] = 0;
      }
    }
    return bytes;
  }
}
