package app.oriel.profile;

import app.oriel.camera.OrielException;
import java.nio.file.Path;

/**
 * A second program for the tests: changes a profile again and again, and says when each is saved.
 */
final class ProfileWriter {
  private ProfileWriter() {}

  /** Takes the profile, a name for its own and how many changes to make. */
  public static void main(String[] arguments) throws OrielException {
    int changes = Integer.parseInt(arguments[2]);
    write(Stores.open(Path.of(arguments[0])), arguments[1], changes, true);
  }

  static void write(ProfileStore store, String name, int changes, boolean aloud)
      throws OrielException {
    for (int i = 1; i <= changes; i++) {
      String what = name + "." + i;
      store.change(
          profile -> profile.learning("kasa://all", Remembered.NOTHING.withLearnt(what, "x")));
      if (aloud) {
        System.out.println("saved " + i);
      }
    }
  }
}
