package app.oriel.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Profiles that tests open; left open, they cost a thread that waits. */
public final class Stores {
  static final ThreadFactory THREADS = Thread.ofVirtual().name("test profile").factory();

  private Stores() {}

  /** The profile of a file. */
  public static ProfileStore open(Path file) {
    return ProfileStore.open(file, THREADS);
  }

  static ProfileStore open(Path file, Duration patience, Migrations migrations) {
    return ProfileStore.open(file, THREADS, patience, migrations);
  }
}
