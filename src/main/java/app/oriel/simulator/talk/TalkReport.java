package app.oriel.simulator.talk;

import java.util.List;
import java.util.OptionalLong;

/**
 * How one talk went, at the camera. Times are those of {@link System#nanoTime()}.
 *
 * @param terms what was agreed, such as the mode
 * @param over whether the client has left
 * @param violations the rules that were broken; empty where all was right
 * @param heard what came out of the loudspeaker, with its gaps
 * @param firstAudibleAt when the first sound came out that can be heard
 */
public record TalkReport(
    String terms,
    boolean over,
    List<Violation> violations,
    HeardSound heard,
    Pace pace,
    long openedAt,
    OptionalLong firstPacketAt,
    OptionalLong firstAudibleAt,
    long endedAt) {
  public TalkReport {
    violations = List.copyOf(violations);
  }

  /** Whether a rule of this kind was broken. */
  public boolean has(TalkFault fault) {
    return violations.stream().anyMatch(each -> each.fault() == fault);
  }

  /**
   * When packets came.
   *
   * @param smallest bytes of sound in the smallest packet but the last
   * @param largest bytes of sound in the largest packet
   * @param lateP50 how late half of the packets were at most, in milliseconds, against the punctual
   *     ones
   * @param latest how late the worst one was
   * @param earliest how far ahead of real time the worst one was, in milliseconds
   * @param gaps how often nothing was there to play
   * @param leadInMillis silence before the first audible sound, all of it where there is none
   * @param drainMillis from the arrival of the last audible sound to the end
   */
  public record Pace(
      int packets,
      long bytes,
      int smallest,
      int largest,
      double lateP50,
      double lateP95,
      double latest,
      double earliest,
      int gaps,
      long leadInMillis,
      long drainMillis) {}
}
