package app.oriel.kasa;

/** TP-Link's way of hiding JSON: each byte is XORed with the hidden one before it. */
final class Autokey {
  private static final int FIRST_KEY = 171;

  private Autokey() {}

  /** The hidden form of the bytes. */
  static byte[] hide(byte[] plain) {
    byte[] hidden = new byte[plain.length];
    int key = FIRST_KEY;
    for (int i = 0; i < plain.length; i++) {
      key ^= plain[i];
      hidden[i] = (byte) key;
    }
    return hidden;
  }

  /** The bytes behind the first {@code length} hidden ones. */
  static byte[] show(byte[] hidden, int length) {
    byte[] plain = new byte[length];
    int key = FIRST_KEY;
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) (hidden[i] ^ key);
      key = hidden[i];
    }
    return plain;
  }
}
