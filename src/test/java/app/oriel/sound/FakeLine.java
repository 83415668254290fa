package app.oriel.sound;

import java.util.Arrays;

/** A loudspeaker whose clock the test turns, and what was heard of it. */
final class FakeLine implements SpeakerLine {
  static final int RATE = 48_000;
  private static final int BUFFER = RATE * 12 / 100;

  private final double speed;
  private short[] heard = new short[RATE];
  private long begin = -1;
  private long now;
  private int written;
  private int dry;
  private boolean dead;
  private boolean closed;

  /**
   * @param speed how fast its clock runs, 1 for right
   */
  FakeLine(double speed) {
    this.speed = speed;
  }

  /** It is so late now, in nanoseconds. */
  void at(long time) {
    if (dead) {
      return;
    }
    begin = begin < 0 ? time : begin;
    now = time;
    long due = (long) ((now - begin) / 1e9 * speed * RATE);
    if (due > written) {
      dry += (int) (due - written);
      begin += (long) ((due - written) * 1e9 / speed / RATE);
    }
  }

  /** Nothing moves any more. */
  void die() {
    dead = true;
  }

  /** How many samples it wanted and did not get. */
  int dry() {
    return dry;
  }

  boolean isClosed() {
    return closed;
  }

  short[] heard() {
    return Arrays.copyOf(heard, written);
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public int room() {
    return dead ? 0 : BUFFER - (int) (written - played());
  }

  @Override
  public int write(short[] samples, int count) {
    int taken = Math.min(count, room());
    if (written + taken > heard.length) {
      heard = Arrays.copyOf(heard, heard.length * 2);
    }
    System.arraycopy(samples, 0, heard, written, taken);
    written += taken;
    return taken;
  }

  @Override
  public long played() {
    return begin < 0 ? 0 : Math.min(written, (long) ((now - begin) / 1e9 * speed * RATE));
  }

  @Override
  public void close() {
    closed = true;
  }
}
