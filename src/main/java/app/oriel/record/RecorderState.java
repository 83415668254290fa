package app.oriel.record;

/**
 * What a camera's recorder does.
 *
 * @param recording what was asked for by record and stop
 * @param clip the last seconds that were saved, or are being saved
 */
public record RecorderState(RecordState recording, RecordState clip) {
  /** Nothing yet. */
  static final RecorderState IDLE = new RecorderState(new RecordState.Off(), new RecordState.Off());
}
