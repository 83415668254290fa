package app.oriel.record;

import app.oriel.codec.Container;
import app.oriel.record.RecordState.Ended;
import java.nio.file.Path;

/** A program that records where files may not become large, and says how many pictures it kept. */
public final class LimitedRecorder {
  static final int PICTURES = 450;

  private LimitedRecorder() {}

  /** Takes the folder of the recordings and the kind of file. */
  public static void main(String[] arguments) throws InterruptedException {
    try (Studio studio = new Studio(Path.of(arguments[0]))) {
      studio.options = RecordOptions.of(Container.valueOf(arguments[1]));
      RecordState end = studio.record(Film.evenly(PICTURES, 0, System.nanoTime() / 1000));
      System.out.println(end instanceof Ended ended ? ended.progress().frames() : end);
    }
  }
}
