package app.oriel.profile;

/**
 * How the wall was left.
 *
 * @param volume how loud its cameras are, 0 to 100
 */
public record WallSettings(Layout layout, int volume) {
  /** The loudest that can be chosen. */
  public static final int LOUDEST = 100;

  /** What is so until it is decided otherwise. */
  public static final WallSettings USUAL = new WallSettings(Layout.AUTO, LOUDEST);

  /** With the volume within its bounds. */
  public WallSettings {
    volume = Math.clamp(volume, 0, LOUDEST);
  }

  /** The same in another layout. */
  public WallSettings in(Layout other) {
    return new WallSettings(other, volume);
  }

  /** The same, so loud. */
  public WallSettings playing(int percent) {
    return new WallSettings(layout, percent);
  }
}
