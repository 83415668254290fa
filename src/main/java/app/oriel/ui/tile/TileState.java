package app.oriel.ui.tile;

/**
 * What a tile says about its camera just now.
 *
 * @param pill the few words at the top right
 * @param line the state in the list of cameras
 * @param stale whether the picture shown is an old one
 * @param headline what failed, empty where nothing did
 * @param advice what to do about it, may be empty
 * @param detail what the camera did, may be empty
 * @param spoken the state for ears, without figures that change all the time
 * @param way what the user can do about it here
 * @param retry whether trying again now makes sense
 */
public record TileState(
    Tone tone,
    String pill,
    String line,
    boolean stale,
    String headline,
    String advice,
    String detail,
    String spoken,
    WayOut way,
    boolean retry) {

  /** A camera with nothing to explain. */
  static TileState calm(Tone tone, String pill) {
    return calm(tone, pill, pill);
  }

  /** A camera with nothing to explain, whose state is spoken in other words. */
  static TileState calm(Tone tone, String pill, String spoken) {
    return new TileState(tone, pill, pill, false, "", "", "", spoken, WayOut.NONE, false);
  }
}
