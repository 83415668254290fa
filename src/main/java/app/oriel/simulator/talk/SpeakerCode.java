package app.oriel.simulator.talk;

import app.oriel.simulator.Choice;
import app.oriel.simulator.G711;

/** What a loudspeaker takes every byte for, whatever was sent. */
public enum SpeakerCode implements Choice {
  PCMA_8K(true, 8000),
  PCMU_8K(false, 8000),
  PCMA_16K(true, 16_000),
  PCMU_16K(false, 16_000);

  private final boolean aLaw;
  private final int rate;

  SpeakerCode(boolean aLaw, int rate) {
    this.aLaw = aLaw;
    this.rate = rate;
  }

  /** Samples, and so bytes, of a second. */
  public int rate() {
    return rate;
  }

  /** Whether it is A-law and not µ-law. */
  public boolean aLaw() {
    return aLaw;
  }

  short sample(byte code) {
    return aLaw ? G711.ofALaw(code) : G711.ofMuLaw(code);
  }

  long nanos(long samples) {
    return samples * 1_000_000_000L / rate;
  }

  int samples(long nanos) {
    return (int) (nanos * rate / 1_000_000_000L);
  }
}
