package app.oriel.simulator.talk;

import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.Quirks;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The ways in which loudspeakers of every make can be told to differ; tplink-ipc.md section 9.3.
 */
public final class SpeakerQuirk {
  public static final Quirk<Boolean> TALK = Quirk.yesNo("talk", true);
  public static final Quirk<SpeakerCode> CODE = Quirk.choice("talkCode", SpeakerCode.PCMA_8K);
  public static final Quirk<PacketRule> PACKETS = Quirk.choice("talkPackets", PacketRule.ANY);
  public static final Quirk<Integer> LEAD_IN = Quirk.number("talkLeadIn", 0, 5000, 300);
  public static final Quirk<Integer> TAIL = Quirk.number("talkTail", 0, 5000, 500);
  public static final Quirk<Integer> BUFFER = Quirk.number("talkBuffer", 100, 10_000, 400);
  public static final Quirk<Integer> PATIENCE = Quirk.number("talkPatience", 10, 10_000, 150);
  public static final Quirk<Boolean> DEAF = Quirk.yesNo("talkDeaf", false);
  public static final Quirk<Boolean> BUSY = Quirk.yesNo("talkBusy", false);
  public static final Quirk<Integer> HOLD = Quirk.number("talkHold", 0, 600, 0);
  public static final Quirk<Integer> TAKEN = Quirk.number("talkTaken", 0, 3600, 0);
  public static final Quirk<Integer> STALL = Quirk.number("talkStall", 0, 3600, 0);
  public static final Quirk<Integer> DROP = Quirk.number("talkDrop", 0, 3600, 0);

  private static final List<Quirk<?>> ALL =
      List.of(
          TALK, CODE, PACKETS, LEAD_IN, TAIL, BUFFER, PATIENCE, DEAF, BUSY, HOLD, TAKEN, STALL,
          DROP);

  private static final long STUCK_SECONDS = 10;

  private SpeakerQuirk() {}

  /** What becomes of a talk that has lasted for a while. */
  public enum Turn {
    GO_ON,
    /** Somebody else takes the loudspeaker. */
    TAKEN,
    /** The camera ends the connection. */
    DROP,
    /** The camera takes no more bytes for a while, and then ends the connection. */
    STALL
  }

  /** Every quirk, in the order of the list that people read. */
  public static List<Quirk<?>> all() {
    return ALL;
  }

  /** What a loudspeaker with these quirks needs. */
  public static SpeakerRules rules(Quirks quirks) {
    return new SpeakerRules(
        quirks.get(CODE),
        quirks.get(DEAF),
        quirks.get(PACKETS),
        quirks.get(LEAD_IN),
        quirks.get(TAIL),
        quirks.get(BUFFER),
        quirks.get(PATIENCE));
  }

  /** The camera's one loudspeaker. */
  public static TalkRoom room(Quirks quirks) {
    TalkRoom room = new TalkRoom(quirks.get(HOLD));
    room.elsewhere(quirks.get(BUSY));
    return room;
  }

  /** What becomes of a talk that was opened at a moment of {@link System#nanoTime()}. */
  public static Turn turn(Quirks quirks, long openedAt) {
    if (CommonQuirk.isOver(quirks, TAKEN, openedAt)) {
      return Turn.TAKEN;
    }
    if (CommonQuirk.isOver(quirks, DROP, openedAt)) {
      return Turn.DROP;
    }
    return CommonQuirk.isOver(quirks, STALL, openedAt) ? Turn.STALL : Turn.GO_ON;
  }

  /** Lasts as long as a camera stays stuck that takes no more bytes; blocks. */
  public static void stall() throws InterruptedException {
    TimeUnit.SECONDS.sleep(STUCK_SECONDS);
  }
}
