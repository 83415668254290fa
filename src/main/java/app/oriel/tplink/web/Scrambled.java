package app.oriel.tplink.web;

/** A password as old firmware wants it: mixed with a fixed text, which hides it from nobody. */
final class Scrambled {
  private static final String SHORT = "RDpbLfCPsJZ7fiv";
  private static final String LONG =
      "yLwVl0zKqws7LgKPRQ84Mdt708T1qQ3Ha7xv3H7NyU84p21BriUWBU43odz3iP4rBL3cD02KZciX"
          + "TysVXiV8ngg6vL48rPJyAUw0HurW20xqxv9aYb4M9wK1Ae0wlro510qXeU07kV57fQMc8L6aLgML"
          + "wygtc0F10a0Dg70TOoouyFhdysuRMO51yY5ZlOZZLEal1h0t9YQW0Ko7oBwmCAHoic4HYbUyVeU3"
          + "sfQ1xtXcPcf1aT303wAQhv66qzW";

  /** Stands for what is past the end of the shorter text. */
  private static final int FILLER = 187;

  private Scrambled() {}

  static String of(String password) {
    int length = Math.max(password.length(), SHORT.length());
    StringBuilder mixed = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      int a = i < password.length() ? password.charAt(i) : FILLER;
      int b = i < SHORT.length() ? SHORT.charAt(i) : FILLER;
      mixed.append(LONG.charAt((a ^ b) % LONG.length()));
    }
    return mixed.toString();
  }
}
