package app.oriel.simulator;

import java.util.OptionalDouble;

/** A level that is there before its camera is. For any thread. */
public final class TalkMeter implements TalkLevel {
  private volatile TalkLevel source = NONE;

  /** Shows this level from now on. */
  public void follow(TalkLevel camera) {
    source = camera;
  }

  @Override
  public OptionalDouble get() {
    return source.get();
  }
}
