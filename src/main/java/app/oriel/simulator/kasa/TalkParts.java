package app.oriel.simulator.kasa;

import app.oriel.simulator.talk.TalkEar;
import app.oriel.simulator.talk.TalkFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Takes the parts of a talk one after the other and judges them; kasa.md section 4.1. Used by the
 * connection's thread.
 */
final class TalkParts {
  private static final String DELIMITER = "--audio-boundary--";
  private static final int LARGEST = 64 << 10;

  /** Every three seconds, and half of that for a machine that stutters. */
  private static final long HEARTBEAT = TimeUnit.MILLISECONDS.toNanos(4500);

  private final InputStream in;
  private final TalkEar ear;
  private long lastBeat;
  private boolean begun;

  TalkParts(InputStream in, TalkEar ear) {
    this.in = in;
    this.ear = ear;
  }

  /** Takes one part; false at the end of them all. */
  boolean next() throws IOException {
    String line = TalkHead.line(in, true);
    if (line.isEmpty()) {
      return false;
    }
    if (!line.equals(DELIMITER)) {
      throw new ProtocolException("no delimiter");
    }
    Map<String, String> headers = TalkHead.headers(in);
    if (!headers.keySet().iterator().next().equals("content-length")) {
      ear.fault(TalkFault.BAD_FORM, "Content-Length does not come first");
    }
    String length = headers.getOrDefault("content-length", "");
    if (!length.matches("[0-9]{1,6}") || Integer.parseInt(length) > LARGEST) {
      throw new ProtocolException("no length of a part");
    }
    byte[] bytes = in.readNBytes(Integer.parseInt(length));
    take(headers.getOrDefault("content-type", ""), bytes, System.nanoTime());
    if (!TalkHead.line(in, false).isEmpty()) {
      throw new ProtocolException("a part is longer than it says");
    }
    return true;
  }

  private void take(String type, byte[] bytes, long now) {
    boolean beat = type.equals("audio/heartbeat");
    if (!begun && !beat) {
      ear.fault(TalkFault.HEARTBEAT, "none at the start");
    }
    if (begun && now - lastBeat > HEARTBEAT) {
      long millis = TimeUnit.NANOSECONDS.toMillis(now - lastBeat);
      ear.fault(TalkFault.HEARTBEAT, "none for " + millis + " ms");
      lastBeat = now;
    }
    if (beat || !begun) {
      lastBeat = now;
    }
    begun = true;
    if (type.equals("audio/g711u")) {
      ear.packet(bytes, now);
    } else if (beat ? bytes.length > 0 : true) {
      ear.fault(beat ? TalkFault.BAD_FORM : TalkFault.WRONG_TYPE, "a part of another type");
    }
  }
}
