package app.oriel.simulator.ipc.web;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tokens that a login gives, with the signs that must be encoded in a URL. For any thread. */
final class Stoks {
  private static final int MOST = 16;
  private static final String SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Use> given = new LinkedHashMap<>();
  private final long lifetime;
  private final int mostUses;

  /**
   * @param seconds how long each is good for; 0 for ever
   * @param mostUses how often each is good; 0 for always
   */
  Stoks(int seconds, int mostUses) {
    lifetime = TimeUnit.SECONDS.toNanos(seconds);
    this.mostUses = mostUses;
  }

  /** When it was given and how often it was used. */
  private record Use(long since, int count) {}

  /** A new one. */
  synchronized String fresh() {
    StringBuilder stok = new StringBuilder("(");
    for (int i = 0; i < 24; i++) {
      stok.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      if (i % 8 == 7) {
        stok.append(i == 7 ? '!' : i == 15 ? '*' : ')');
      }
    }
    given.put(stok.toString(), new Use(System.nanoTime(), 0));
    if (given.size() > MOST) {
      given.remove(given.keySet().iterator().next());
    }
    return stok.toString();
  }

  /** Whether a stok lets in once more. */
  synchronized boolean use(String stok) {
    Use use = given.get(stok);
    if (use == null
        || (lifetime > 0 && System.nanoTime() - use.since >= lifetime)
        || (mostUses > 0 && use.count >= mostUses)) {
      given.remove(stok);
      return false;
    }
    given.put(stok, new Use(use.since, use.count + 1));
    return true;
  }

  /** Makes all of them stale. */
  synchronized void expire() {
    given.clear();
  }
}
