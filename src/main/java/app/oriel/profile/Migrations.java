package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way from each older form of the profile's file to today's, one small step for each version.
 * Immutable, for any thread.
 *
 * @param steps the first leads from version 1 to version 2, and so on
 */
record Migrations(List<Step> steps) {
  /** What this program knows: version 1 is the first form and today's, so no step is needed yet. */
  static final Migrations USUAL = new Migrations(List.of());

  Migrations {
    steps = List.copyOf(steps);
  }

  /** Changes the tree of one version into that of the next. The version number is not its work. */
  @FunctionalInterface
  interface Step {
    /**
     * Changes the tree in place.
     *
     * @throws OrielException if the tree makes no sense
     */
    void migrate(ObjectNode root) throws OrielException;
  }

  /** The form that is read and written. */
  int newest() {
    return steps.size() + 1;
  }

  /**
   * Brings a file's tree to the newest form, step by step.
   *
   * @param version the tree's, from 1 to {@link #newest}
   */
  void bringUp(ObjectNode root, int version) throws OrielException {
    for (int at = version; at < newest(); at++) {
      try {
        steps.get(at - 1).migrate(root);
      } catch (RuntimeException e) {
        // A step took for granted what the file does not hold. Its message may repeat the file.
        throw JsonShape.unreadable(Detail.of("makes-no-sense-as-version", at));
      }
      root.put("version", at + 1);
    }
  }
}
