package app.oriel.ui.tile;

/**
 * What the user decided about the microphone.
 *
 * @param device its name; empty for the one that the system has chosen
 * @param gainPercent how much louder: 100 as it comes
 * @param noiseGate whether quiet noise is silenced
 */
public record MicrophoneChoice(String device, int gainPercent, boolean noiseGate) {
  /** The loudest that can be chosen. */
  public static final int MOST_PERCENT = 400;

  /** What is so until it is decided otherwise. */
  public static final MicrophoneChoice USUAL = new MicrophoneChoice("", 100, true);

  /** With the gain within its bounds. */
  public MicrophoneChoice {
    gainPercent = Math.clamp(gainPercent, 0, MOST_PERCENT);
  }

  /** The same with another device. */
  public MicrophoneChoice of(String name) {
    return new MicrophoneChoice(name, gainPercent, noiseGate);
  }

  /** The same with another gain. */
  public MicrophoneChoice louder(int percent) {
    return new MicrophoneChoice(device, percent, noiseGate);
  }

  /** The same with the noise gate on or off. */
  public MicrophoneChoice gated(boolean yes) {
    return new MicrophoneChoice(device, gainPercent, yes);
  }
}
