package app.oriel.simulator.talk;

/**
 * A rule that a client broke.
 *
 * @param count how often
 * @param atMillis when for the first time, since the talk was opened
 * @param detail of the first time, in English
 */
public record Violation(TalkFault fault, int count, long atMillis, String detail) {
  Violation again() {
    return new Violation(fault, count + 1, atMillis, detail);
  }

  @Override
  public String toString() {
    return fault + " x" + count + " from " + atMillis + " ms: " + detail;
  }
}
