package app.oriel.talk;

import app.oriel.camera.OrielException;
import app.oriel.camera.TalkFormat;
import java.util.Arrays;

/**
 * What goes down an open line: silence, what is said, silence. Whoever goes on to talk in the
 * silence behind is heard at once. One thread.
 */
final class Speech implements Pacer.Filler {
  /** The meter falls back by this part with each packet. */
  private static final double FALL = 0.8;

  private static final double QUIETEST_DB = 60;

  private final Voice voice;
  private final int behind;
  private int leadLeft;
  private int behindLeft;
  private boolean talking;
  private boolean begun;
  private long said;
  private volatile double level;

  /**
   * @param voice is tuned already
   * @param delay how many samples of silence the encoder needs behind
   */
  Speech(TalkFormat format, Voice voice, int delay) {
    this.voice = voice;
    leadLeft = samples(format.leadIn().toMillis(), format.rate());
    behind = samples(format.drain().toMillis(), format.rate()) + delay;
    behindLeft = behind;
  }

  private static int samples(long millis, int rate) {
    return Math.toIntExact(millis * rate / 1000);
  }

  /** The button is held. */
  void hold() {
    talking = true;
    begun = false;
    behindLeft = behind;
  }

  /** The button was let go. */
  void letGo() {
    if (talking && begun) {
      voice.finish();
    } else {
      talking = false;
    }
  }

  /** Whether what is said is heard. */
  boolean isHeard() {
    return talking && leadLeft == 0;
  }

  /** Whether there is something to say, or may be. */
  boolean isTalking() {
    return talking;
  }

  /** Whether all was said, and the silence behind it too. */
  boolean isOver() {
    return !talking && behindLeft <= 0;
  }

  /** How many samples were said. */
  long said() {
    return said;
  }

  /** How loud it is, 0 to 1, on a scale as ears have it; from any thread. */
  double level() {
    return level;
  }

  @Override
  public void fill(short[] samples) throws OrielException {
    int at = Math.min(leadLeft, samples.length);
    Arrays.fill(samples, 0, at, (short) 0);
    leadLeft -= at;
    boolean wasTalking = talking;
    int filled = talking && at < samples.length ? at + say(samples, at) : at;
    if (!talking) {
      // A packet is played once it was sent, so the one with the last words only begins the wait.
      behindLeft += wasTalking ? filled : -samples.length;
    }
    Arrays.fill(samples, filled, samples.length, (short) 0);
    measure(samples);
  }

  private int say(short[] samples, int from) throws OrielException {
    int count = samples.length - from;
    if (!begun) {
      begun = true;
      voice.begin(count);
    }
    int all = 0;
    int got = 1;
    // To the end, so that the silence behind begins in this packet.
    while (got > 0 && all < count) {
      got = voice.read(samples, from + all, count - all);
      all += Math.max(0, got);
    }
    talking = got >= 0;
    said += all;
    return all;
  }

  private void measure(short[] samples) {
    int peak = 1;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    double now = Math.clamp(1 + 20 * Math.log10(peak / 32768.0) / QUIETEST_DB, 0, 1);
    level = Math.max(now, level * FALL);
  }
}
