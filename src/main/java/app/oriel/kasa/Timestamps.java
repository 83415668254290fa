package app.oriel.kasa;

import app.oriel.camera.Packet;

/** Reads {@code X-Timestamp}: seconds with a fraction, on one clock for pictures and sound. */
final class Timestamps {
  private static final int MICRO_DIGITS = 6;

  /** Enough for the year 31688 in seconds; far from any overflow in microseconds. */
  private static final int MOST_WHOLE_DIGITS = 12;

  private Timestamps() {}

  /**
   * Microseconds, exactly as written, finer digits cut off; {@link Packet#NO_TIMESTAMP} for
   * whatever is no such number. It may jump, as the camera's clock does.
   */
  static long micros(String seconds) {
    int point = seconds.indexOf('.');
    String whole = point < 0 ? seconds : seconds.substring(0, point);
    String fraction = point < 0 ? "" : seconds.substring(point + 1);
    boolean isNumber =
        !whole.isEmpty()
            && whole.length() <= MOST_WHOLE_DIGITS
            && fraction.length() <= 32
            && areDigits(whole)
            && areDigits(fraction);
    if (!isNumber) {
      return Packet.NO_TIMESTAMP;
    }
    long micros = Long.parseLong(whole);
    for (int i = 0; i < MICRO_DIGITS; i++) {
      micros = micros * 10 + (i < fraction.length() ? fraction.charAt(i) - '0' : 0);
    }
    return micros;
  }

  private static boolean areDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
