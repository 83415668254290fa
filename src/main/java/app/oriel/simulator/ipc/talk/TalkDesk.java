package app.oriel.simulator.ipc.talk;

import app.oriel.simulator.Crew;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.talk.SpeakerQuirk;
import app.oriel.simulator.talk.TalkRoom;
import java.util.concurrent.atomic.AtomicInteger;

/** What all talking connections of a camera share. For any thread. */
public final class TalkDesk {
  private final Quirks quirks;
  private final TalkRoom room;
  private final Crew crew;
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();

  /**
   * @param crew sends the microphone down the line, where the camera does that
   */
  public TalkDesk(Quirks quirks, Crew crew) {
    this.quirks = quirks;
    this.crew = crew;
    room = SpeakerQuirk.room(quirks);
  }

  /** The loudspeaker. */
  public TalkRoom room() {
    return room;
  }

  /** A place for one connection; {@link TalkSeat#leave} gives it back. */
  public TalkSeat seat(TalkLine line) {
    return new TalkSeat(this, line);
  }

  Quirks quirks() {
    return quirks;
  }

  Crew crew() {
    return crew;
  }

  /** The error that a quirk wants now, or 0. */
  int error() {
    int times = quirks.get(TalkQuirk.ERROR_TIMES);
    TalkTraits.Refusal error = quirks.get(TalkQuirk.ERROR);
    boolean due = times == 0 || errors.getAndIncrement() < times;
    return due ? error.code() : 0;
  }

  /** The name of the next talk. */
  int name() {
    return names.getAndIncrement();
  }
}
