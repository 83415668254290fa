package app.oriel.camera;

import java.time.Duration;
import java.util.LinkedHashMap;
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

  /** Between two tries of what is refused while it is in use. */
  private static final Duration SELDOMEST = Duration.ofHours(1);

  /** So often credentials are sent to a camera that says nothing of them, before it must wait. */
  private static final int UNANSWERED = 2;

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
    T attempt() throws OrielException, InterruptedException;
  }

  /**
   * Signs in, unless it is known that these credentials are refused. Blocks while another door of
   * the same camera signs in with the same account.
   *
   * @param port tells cameras on one host apart; the same for all doors of a camera
   * @throws OrielException the sign-in's own, or the refusal that is known
   */
  public <T> T pass(Camera camera, int port, SignIn<T> signIn)
      throws OrielException, InterruptedException {
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      return signIn.attempt();
    }
    Standing standing = standing(Account.of(camera, port, credentials));
    standing.turn.lockInterruptibly();
    try {
      OrielException refusal = standing.refusal(nanoTime.getAsLong());
      if (refusal != null) {
        throw known(refusal);
      }
      return noted(standing, signIn);
    } finally {
      standing.turn.unlock();
    }
  }

  /** What was said before, told as such. */
  private static OrielException known(OrielException refusal) {
    return refusal.problem() == Problem.PASSWORD_REFUSED
        ? new OrielException(
            refusal.problem(), Detail.of("when-it-was-asked-before", refusal.detail()), refusal)
        : refusal;
  }

  private <T> T noted(Standing standing, SignIn<T> signIn)
      throws OrielException, InterruptedException {
    try {
      T result = signIn.attempt();
      standing.accepted();
      return result;
    } catch (OrielException e) {
      throw e.problem() == Problem.PASSWORD_REFUSED
          ? standing.refused(e, nanoTime.getAsLong(), secondChance)
          : e;
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

  /**
   * Whether the camera took these credentials when it was last asked to.
   *
   * @param port as in {@link #pass}
   */
  public boolean hasWorked(Camera camera, int port) {
    Credentials credentials = camera.credentials();
    return credentials != null && standing(Account.of(camera, port, credentials)).worked;
  }

  /**
   * The camera was sent these credentials and said neither yes nor no. Some refuse a wrong password
   * this way, so after the second time in a row they wait, longer and longer, unless the camera
   * took them before. To be called within {@link #pass}.
   *
   * @param port as in {@link #pass}
   */
  public void unanswered(Camera camera, int port, OrielException failure) {
    Credentials credentials = camera.credentials();
    if (credentials != null) {
      standing(Account.of(camera, port, credentials))
          .unanswered(failure, nanoTime.getAsLong(), secondChance);
    }
  }

  /**
   * A stream comes to these credentials, until what is returned is run. Whoever is refused
   * meanwhile hears {@link Problem#BUSY}: the password is in use, so the camera means that it
   * serves no more. That is tried again more and more seldom, for the password may have been
   * changed under the stream, and at once when the streams have ended.
   *
   * @param port as in {@link #pass}
   */
  public Runnable streaming(Camera camera, int port) {
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      return () -> {};
    }
    Standing standing = standing(Account.of(camera, port, credentials));
    standing.streams.incrementAndGet();
    return standing.streams::decrementAndGet;
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
   * How an account stands with a camera. All belongs to who holds the lock but the wish and the
   * count of streams; others read the refusals and whether it worked.
   */
  private static final class Standing {
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean asked;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean worked;
    private int refusedWhileStreaming;
    private int unanswered;
    private boolean chanceLeft;
    private long chanceAt;
    private @Nullable OrielException refusal;

    /** The refusal that stands, or null where a try is allowed, which this call is. */
    @Nullable OrielException refusal(long now) {
      boolean streamsEnded = refusedWhileStreaming > 0 && streams.get() == 0;
      boolean allowed = asked || streamsEnded || (chanceLeft && now - chanceAt >= 0);
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
      refusedWhileStreaming = 0;
      unanswered = 0;
      refusal = null;
    }

    void unanswered(OrielException e, long now, Duration chanceAfter) {
      if (!worked && ++unanswered >= UNANSWERED) {
        chanceLeft = true;
        chanceAt = now + seldomer(chanceAfter, unanswered - UNANSWERED).toNanos();
        refusal = e;
      }
    }

    /** Takes note of a refusal; returns what it means. */
    OrielException refused(OrielException e, long now, Duration chanceAfter) {
      // A wish from before the refusal was shown is spent.
      asked = false;
      if (streams.get() > 0) {
        chanceLeft = true;
        chanceAt = now + seldomer(chanceAfter, refusedWhileStreaming++).toNanos();
        refusal =
            new OrielException(Problem.BUSY, Detail.of("answered-401-after-letting-us-in"), e);
        return refusal;
      }
      refusals.incrementAndGet();
      chanceLeft = worked;
      chanceAt = now + chanceAfter.toNanos();
      worked = false;
      refusedWhileStreaming = 0;
      refusal = e;
      return e;
    }
  }

  /** Four times as long after each time, up to a limit. */
  private static Duration seldomer(Duration first, int times) {
    Duration wait = first.multipliedBy(1L << (2 * Math.min(times, 10)));
    return wait.compareTo(SELDOMEST) < 0 ? wait : SELDOMEST;
  }
}
