package app.oriel.simulator.ipc.web;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Nonces that are good for one use; section 4. For any thread. */
final class OneTimeNonces {
  private static final int MOST = 64;

  /** What web pages get. */
  static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** What OpenAPI gets. */
  static final String HEX = "0123456789abcdef";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> given = new LinkedHashMap<>();
  private final ArrayDeque<String> spent = new ArrayDeque<>();
  private final long lifetime;
  private final String signs;
  private final int length;

  /**
   * @param seconds how long each is good for; 0 for ever
   * @param signs what they are made of
   */
  OneTimeNonces(int seconds, String signs, int length) {
    lifetime = TimeUnit.SECONDS.toNanos(seconds);
    this.signs = signs;
    this.length = length;
  }

  synchronized String fresh() {
    StringBuilder nonce = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      nonce.append(signs.charAt(random.nextInt(signs.length())));
    }
    given.put(nonce.toString(), System.nanoTime());
    if (given.size() > MOST) {
      given.remove(given.keySet().iterator().next());
    }
    return nonce.toString();
  }

  /** All that are good now. */
  synchronized List<String> good() {
    long now = System.nanoTime();
    given.values().removeIf(since -> lifetime > 0 && now - since >= lifetime);
    return List.copyOf(given.keySet());
  }

  /** Uses one up; whether it was good. */
  synchronized boolean use(String nonce) {
    boolean good = good().contains(nonce) && given.remove(nonce) != null;
    if (good) {
      spent.addLast(nonce);
      if (spent.size() > MOST) {
        spent.removeFirst();
      }
    }
    return good;
  }

  /** Those that were good and have been used. */
  synchronized List<String> spent() {
    return List.copyOf(spent);
  }
}
