package app.oriel.simulator.ipc;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The nonces that a camera gave out, on whatever connection. For any thread. */
final class Nonces {
  private static final int MOST = 256;

  private final SecureRandom random = new SecureRandom();
  private final long lifetime;
  private final Map<String, Long> given = new LinkedHashMap<>();

  /**
   * @param seconds how long each is good for; 0 for ever
   */
  Nonces(int seconds) {
    lifetime = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** A new one: 32 hexadecimal digits. */
  synchronized String fresh() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    given.put(nonce, System.nanoTime());
    if (given.size() > MOST) {
      given.remove(given.keySet().iterator().next());
    }
    return nonce;
  }

  /** Whether a nonce was given out and is still good. */
  synchronized boolean isGood(String nonce) {
    Long since = given.get(nonce);
    return since != null && (lifetime == 0 || System.nanoTime() - since < lifetime);
  }
}
