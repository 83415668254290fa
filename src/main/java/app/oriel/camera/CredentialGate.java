package app.oriel.camera;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every door of every camera, because cameras lock out who tries too often: one
 * sign-in at a time for a camera and an account, and a password that was refused is not sent again
 * until the user says so. What worked before and is suddenly refused gets one more try after a
 * while, because some firmware says 401 when it means busy. Nothing of it is kept on disk. For any
 * thread.
 */
public final class CredentialGate {
  private static final int MOST_ACCOUNTS = 1000;

  private final Duration secondChance;
  private final LongSupplier nanoTime;
  private final Map<Account, Standing> standings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Standing> eldest) {
          return size() > MOST_ACCOUNTS;
        }
      };

  /**
   * @param secondChance before what had worked and was refused may be tried once more
   * @param nanoTime as {@link System#nanoTime}
   */
  public CredentialGate(Duration secondChance, LongSupplier nanoTime) {
    this.secondChance = secondChance;
    this.nanoTime = nanoTime;
  }

  /** A sign-in that sends the camera's credentials. */
  @FunctionalInterface
  public interface SignIn<T> {
    /** Tries; {@link Problem#PASSWORD_REFUSED} says that the credentials are wrong. */
    T attempt() throws CameraException, InterruptedException;
  }

  /**
   * Signs in, unless it is known that these credentials are refused. Blocks while another door of
   * the same camera signs in with the same account.
   *
   * @param port tells cameras on one host apart; the same for all doors of a camera
   * @throws CameraException the sign-in's own, or the refusal that is known
   */
  public <T> T pass(Camera camera, int port, SignIn<T> signIn)
      throws CameraException, InterruptedException {
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      return signIn.attempt();
    }
    Standing standing = standing(Account.of(camera, port, credentials));
    standing.turn.lockInterruptibly();
    try {
      CameraException refusal = standing.refusal(nanoTime.getAsLong());
      if (refusal != null) {
        throw refusal;
      }
      return noted(standing, signIn);
    } finally {
      standing.turn.unlock();
    }
  }

  private <T> T noted(Standing standing, SignIn<T> signIn)
      throws CameraException, InterruptedException {
    try {
      T result = signIn.attempt();
      standing.accepted();
      return result;
    } catch (CameraException e) {
      if (e.problem() == Problem.PASSWORD_REFUSED) {
        standing.refused(e, nanoTime.getAsLong() + secondChance.toNanos());
      }
      throw e;
    }
  }

  /**
   * How often in a row the camera refused these credentials; 0 once it took them.
   *
   * @param port as in {@link #pass}
   */
  public int refusals(Camera camera, int port) {
    Credentials credentials = camera.credentials();
    return credentials == null ? 0 : standing(Account.of(camera, port, credentials)).refusals.get();
  }

  /** The user asks to try this camera's credentials again, whatever it said of them. */
  public synchronized void tryAgain(Camera camera) {
    standings.forEach(
        (account, standing) -> {
          if (account.isOf(camera)) {
            standing.asked = true;
          }
        });
  }

  private synchronized Standing standing(Account account) {
    return standings.computeIfAbsent(account, it -> new Standing());
  }

  /**
   * How an account stands with a camera. All but the wish belongs to who holds the lock; the
   * refusals are read by others.
   */
  private static final class Standing {
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean asked;
    private final AtomicInteger refusals = new AtomicInteger();
    private boolean worked;
    private boolean chanceLeft;
    private long chanceAt;
    private @Nullable CameraException refusal;

    /** The refusal that stands, or null where a try is allowed, which this call is. */
    @Nullable CameraException refusal(long now) {
      boolean allowed = asked || (chanceLeft && now - chanceAt >= 0);
      if (allowed) {
        asked = false;
        chanceLeft = false;
      }
      return allowed ? null : refusal;
    }

    void accepted() {
      worked = true;
      chanceLeft = false;
      refusals.set(0);
      refusal = null;
    }

    void refused(CameraException e, long tryAgainAt) {
      // A wish from before the refusal was shown is spent.
      asked = false;
      refusals.incrementAndGet();
      refusal = e;
      chanceLeft = worked;
      chanceAt = tryAgainAt;
      worked = false;
    }
  }

  /** Who signs in where. */
  private record Account(String scheme, String host, int port, Credentials credentials) {
    static Account of(Camera camera, int port, Credentials credentials) {
      return new Account(camera.url().scheme(), host(camera), port, credentials);
    }

    boolean isOf(Camera camera) {
      return scheme.equals(camera.url().scheme())
          && host.equals(host(camera))
          && credentials.equals(camera.credentials());
    }

    private static String host(Camera camera) {
      return camera.url().host().toLowerCase(Locale.ROOT);
    }
  }
}
