package app.oriel.simulator.ipc.talk;

import app.oriel.simulator.Quirk;
import app.oriel.simulator.QuirkValues;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways in which talk by MULTITRANS can be told to differ; tplink-ipc.md section 9.3 and 9.4.
 */
public final class TalkQuirk {
  public static final Quirk<Boolean> NO_AUTH = Quirk.yesNo("talkNoAuth", false);
  public static final Quirk<Set<TalkTraits.Mode>> MODES =
      new Quirk<>(
          "talkModes",
          QuirkValues.someOf(TalkTraits.Mode.class),
          Set.copyOf(EnumSet.allOf(TalkTraits.Mode.class)));
  public static final Quirk<TalkTraits.Channel> CHANNEL =
      Quirk.choice("talkChannel", TalkTraits.Channel.ONE);
  public static final Quirk<TalkTraits.Type> TYPE = Quirk.choice("talkType", TalkTraits.Type.PCMA);
  public static final Quirk<TalkTraits.Reply> REPLY =
      Quirk.choice("talkReply", TalkTraits.Reply.NESTED);
  public static final Quirk<TalkTraits.Session> SESSION =
      Quirk.choice("talkSession", TalkTraits.Session.DECIMAL);
  public static final Quirk<Boolean> SESSION_NEEDED = Quirk.yesNo("talkSessionNeeded", false);
  public static final Quirk<TalkTraits.Downlink> DOWNLINK =
      Quirk.choice("talkDownlink", TalkTraits.Downlink.NONE);
  public static final Quirk<TalkTraits.Refusal> ERROR =
      Quirk.choice("talkError", TalkTraits.Refusal.NONE);
  public static final Quirk<Integer> ERROR_TIMES = Quirk.number("talkErrorTimes", 0, 1000, 0);
  public static final Quirk<Boolean> ERROR_PLAYS = Quirk.yesNo("talkErrorPlays", false);
  public static final Quirk<Boolean> FRAGILE = Quirk.yesNo("talkFragile", true);

  private static final List<Quirk<?>> OWN =
      List.of(
          NO_AUTH,
          MODES,
          CHANNEL,
          TYPE,
          REPLY,
          SESSION,
          SESSION_NEEDED,
          DOWNLINK,
          ERROR,
          ERROR_TIMES,
          ERROR_PLAYS,
          FRAGILE);

  private TalkQuirk() {}

  /** Every quirk, in the order of the list that people read; those of the loudspeaker last. */
  public static List<Quirk<?>> all() {
    return Stream.of(OWN, SpeakerQuirk.all()).<Quirk<?>>flatMap(List::stream).toList();
  }
}
