package app.oriel.profile;

/**
 * What the user decided about the microphone.
 *
 * @param device its name; empty for the one that the system has chosen
 * @param gainPercent how much louder: 100 as it comes
 * @param noiseGate whether quiet noise is silenced
 */
public record MicrophoneSettings(String device, int gainPercent, boolean noiseGate) {
  /** The loudest that can be chosen. */
  public static final int MOST_PERCENT = 400;

  /** What is so until it is decided otherwise. */
  public static final MicrophoneSettings USUAL = new MicrophoneSettings("", 100, true);

  /** With the gain within its bounds. */
  public MicrophoneSettings {
    gainPercent = Math.clamp(gainPercent, 0, MOST_PERCENT);
  }

  /** The same with another device. */
  public MicrophoneSettings of(String name) {
    return new MicrophoneSettings(name, gainPercent, noiseGate);
  }

  /** The same with another gain. */
  public MicrophoneSettings louder(int percent) {
    return new MicrophoneSettings(device, percent, noiseGate);
  }

  /** The same with the noise gate on or off. */
  public MicrophoneSettings gated(boolean yes) {
    return new MicrophoneSettings(device, gainPercent, yes);
  }
}
