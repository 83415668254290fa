package app.oriel.record;

import app.oriel.camera.OrielException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one recording stands. */
public sealed interface RecordState {
  /** Nothing is recorded. */
  record Off() implements RecordState {}

  /** It waits for the first keyframe, or for the camera. */
  record Beginning() implements RecordState {}

  /** It is being written. */
  record Running(Progress progress) implements RecordState {}

  /** It ended as it should, and its file is whole. */
  record Ended(Progress progress) implements RecordState {}

  /**
   * It broke off.
   *
   * @param progress what was written, null for nothing
   */
  record Failed(OrielException reason, @Nullable Progress progress) implements RecordState {}

  /** Whether something is being recorded. */
  default boolean isOn() {
    return this instanceof Beginning || this instanceof Running;
  }

  /**
   * How far a recording has come.
   *
   * @param file the newest, where there are several
   * @param begun when its first picture was taken
   * @param length from the first picture of all
   * @param frames pictures in all files
   * @param bytes in all files
   * @param lost pictures that were lost because the disk was too slow: an error to be shown
   */
  record Progress(Path file, Instant begun, Duration length, long frames, long bytes, long lost) {}
}
