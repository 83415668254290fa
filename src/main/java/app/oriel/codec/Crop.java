package app.oriel.codec;

/**
 * A part of a picture, in whole pixels. All four are even, because colours are stored for two by
 * two pixels.
 */
public record Crop(int left, int top, int width, int height) {
  public Crop {
    boolean odd = ((left | top | width | height) & 1) != 0;
    if (odd || left < 0 || top < 0 || width < 2 || height < 2) {
      throw new IllegalArgumentException("no part of a picture");
    }
  }
}
