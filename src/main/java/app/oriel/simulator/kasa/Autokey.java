package app.oriel.simulator.kasa;

/** The XOR coding of TP-Link's discovery: each byte's key is the coded byte before it. */
final class Autokey {
  private static final int FIRST_KEY = 171;

  private Autokey() {}

  static byte[] encode(byte[] plain) {
    byte[] coded = new byte[plain.length];
    int key = FIRST_KEY;
    for (int i = 0; i < plain.length; i++) {
      key = (plain[i] ^ key) & 0xff;
      coded[i] = (byte) key;
    }
    return coded;
  }

  static byte[] decode(byte[] coded, int length) {
    byte[] plain = new byte[length];
    int key = FIRST_KEY;
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) (coded[i] ^ key);
      key = coded[i] & 0xff;
    }
    return plain;
  }
}
