package app.oriel.simulator.scene;

import java.awt.Color;

/**
 * What one figure wears and has with it.
 *
 * @param night how much of the daylight is missing, 0 to 1
 */
record SceneOutfit(
    Color skin, Color hair, Color top, Color trousers, Color shoes, boolean parcel, double night) {
  private static final int[] SKINS = {0xE8B894, 0xC98E66, 0x8D5A3B, 0xF2CDB0};
  private static final int[] HAIRS = {0x2E2320, 0x6B4423, 0xB98A4A, 0x1B1B22, 0x9A9A9C};
  private static final int[] TOPS = {
    0x3D6FA8, 0xD9A13B, 0x7A4FA0, 0xB8473D, 0x2F8C7E, 0xE0DCD2, 0x4C5B8F, 0xC76A8E
  };
  private static final int[] TROUSERS = {0x1C2434, 0x34405A, 0x4A3F36, 0x2B2D31};

  /** One of many outfits, always the same for the same number. */
  static SceneOutfit of(int number, boolean parcel, double night) {
    return new SceneOutfit(
        lit(SKINS[Math.floorMod(number * 3 + number / 4, SKINS.length)], night),
        lit(HAIRS[Math.floorMod(number * 2 + number / 5, HAIRS.length)], night),
        lit(TOPS[Math.floorMod(number, TOPS.length)], night),
        lit(TROUSERS[Math.floorMod(number + number / 3, TROUSERS.length)], night),
        lit(0x231A16, night),
        parcel,
        night);
  }

  private static Color lit(int rgb, double night) {
    return SceneBrush.mix(SceneBrush.colour(rgb), SceneBrush.colour(0x10142A), night);
  }
}
