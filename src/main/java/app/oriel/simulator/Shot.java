package app.oriel.simulator;

/** What a software camera's lens or microphone delivers, already compressed. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
public sealed interface Shot {
  /** {@link System#nanoTime} of the capture; one clock for pictures and sound. */
  long capturedAt();

  /** One whole access unit in Annex B form; a keyframe starts with its parameter sets. */
  record Picture(byte[] accessUnit, boolean keyframe, long capturedAt) implements Shot {}

  /** Some milliseconds of G.711 µ-law at 8 kHz, one channel. */
  record Sound(byte[] muLaw, long capturedAt) implements Shot {}
}
