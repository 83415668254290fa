package app.oriel.rtsp;

/**
 * A {@code $} frame, RFC 2326, 10.12, seen in the reader's buffer: good until the reader is asked
 * again, and used again for every frame.
 */
final class RtspFrame implements Incoming {
  private byte[] bytes = {};
  private int channel;
  private int offset;
  private int length;
  private long arrival;

  void set(byte[] array, int ofChannel, int from, int size, long at) {
    bytes = array;
    channel = ofChannel;
    offset = from;
    length = size;
    arrival = at;
  }

  byte[] bytes() {
    return bytes;
  }

  /** 0 to 255. */
  int channel() {
    return channel;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** {@link System#nanoTime} when its last byte was read. */
  long arrival() {
    return arrival;
  }
}
