package app.oriel.codec;

/**
 * How full-range RGB becomes limited-range YUV, in 16-bit fixed point.
 *
 * @param y factors of red, green and blue for luma; {@code u} and {@code v} for the two chromas
 */
@SuppressWarnings("ArrayRecordComponent") // three constant rows of a matrix, never shared
record EncoderColours(int[] y, int[] u, int[] v) {
  private static final int ONE = 1 << 16;

  /** ITU-R BT.709 for high definition. */
  static EncoderColours bt709() {
    return of(0.2126, 0.0722);
  }

  /** ITU-R BT.601 for what is smaller. */
  static EncoderColours bt601() {
    return of(0.299, 0.114);
  }

  private static EncoderColours of(double kr, double kb) {
    double luma = 219 / 255.0;
    double u = 224 / 255.0 / (2 * (1 - kb));
    double v = 224 / 255.0 / (2 * (1 - kr));
    double kg = 1 - kr - kb;
    return new EncoderColours(
        row(kr * luma, kg * luma, kb * luma),
        row(-kr * u, -kg * u, (1 - kb) * u),
        row((1 - kr) * v, -kg * v, -kb * v));
  }

  private static int[] row(double red, double green, double blue) {
    return new int[] {
      (int) Math.round(red * ONE), (int) Math.round(green * ONE), (int) Math.round(blue * ONE)
    };
  }

  /** Writes the luma of {@code count} pixels. */
  void luma(int[] rgb, int from, int count, byte[] to) {
    int r = y[0];
    int g = y[1];
    int b = y[2];
    for (int i = 0; i < count; i++) {
      int p = rgb[from + i];
      int sum = r * ((p >> 16) & 0xFF) + g * ((p >> 8) & 0xFF) + b * (p & 0xFF);
      to[i] = (byte) ((sum + (16 << 16) + (ONE >> 1)) >> 16);
    }
  }

  /** Writes both chromas of {@code count} squares of two by two pixels, {@code stride} a row. */
  void chroma(int[] rgb, int from, int stride, int count, byte[] toU, byte[] toV) {
    int ru = u[0];
    int gu = u[1];
    int bu = u[2];
    int rv = v[0];
    int gv = v[1];
    int bv = v[2];
    int middle = (128 << 18) + (ONE << 1);
    for (int i = 0; i < count; i++) {
      int at = from + 2 * i;
      int p = rgb[at];
      int q = rgb[at + 1];
      int s = rgb[at + stride];
      int t = rgb[at + stride + 1];
      // Sums of four, red and blue in one word: the mean is taken by the wider shift.
      int both = (p & 0xFF00FF) + (q & 0xFF00FF) + (s & 0xFF00FF) + (t & 0xFF00FF);
      int green = ((p & 0xFF00) + (q & 0xFF00) + (s & 0xFF00) + (t & 0xFF00)) >> 8;
      int red = both >> 16;
      int blue = both & 0xFFFF;
      toU[i] = (byte) ((ru * red + gu * green + bu * blue + middle) >> 18);
      toV[i] = (byte) ((rv * red + gv * green + bv * blue + middle) >> 18);
    }
  }
}
