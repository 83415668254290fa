package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the system's keychain, each under its own id: a new one never takes another's place, and
 * a keychain that says it has nothing is never believed. A key that was once read is known until
 * the program ends; after a failure nobody is asked again before {@link #tryAgain}, so that sixteen
 * cameras do not open sixteen prompts.
 */
public final class KeychainKey implements KeyHome {
  /** Time for a person to type the keychain's password. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Keychain keychain;
  private final ThreadFactory threads;
  private final Duration patience;
  private final Map<String, ProfileKey> known = new ConcurrentHashMap<>();
  private volatile @Nullable OrielException failure;
  private @Nullable Future<?> waiting;

  KeychainKey(Keychain keychain, ThreadFactory threads, Duration patience) {
    this.keychain = keychain;
    this.threads = threads;
    this.patience = patience;
  }

  /**
   * The keychain of this system. Nothing is opened before it is needed.
   *
   * @param threads makes a daemon thread for each call, which is left behind where a call hangs
   */
  public static KeychainKey ofSystem(ThreadFactory threads) {
    return new KeychainKey(SystemKeychain.usual(), threads, PATIENCE);
  }

  @Override
  public String name() {
    return "keychain";
  }

  @Override
  public boolean isHere() {
    try {
      return inTime(keychain::isHere);
    } catch (OrielException e) {
      return true; // there is something that does not answer
    }
  }

  @Override
  public void prepare(@Nullable String id) {
    tryAgain();
    try {
      if (id == null) {
        attempt(this::unlocked);
      } else {
        key(id);
      }
    } catch (OrielException e) {
      failure = e;
    }
  }

  @Override
  public void tryAgain() {
    failure = null;
  }

  /** A key by its id; without an id there is none, because each profile has one of its own. */
  @Override
  public Optional<ProfileKey> key(@Nullable String id) throws OrielException {
    if (id == null) {
      return Optional.empty();
    }
    ProfileKey before = known.get(id);
    return Optional.of(before != null ? before : attempt(() -> read(id)));
  }

  @Override
  public OrielException missing() {
    return new OrielException(Problem.KEY_MISSING, Detail.of("the-keychain-has-no-such-key"));
  }

  @Override
  public void keep(ProfileKey key) throws OrielException {
    attempt(
        () -> {
          keychain.keep(key.id(), key.encoded());
          // Not every keychain says when it kept nothing.
          if (keychain.secret(key.id()).isEmpty()) {
            throw new OrielException(
                Problem.KEYCHAIN_UNUSABLE, Detail.of("the-keychain-keeps-nothing"));
          }
          return read(key.id());
        });
  }

  private boolean unlocked() throws OrielException {
    keychain.unlock();
    return true;
  }

  private ProfileKey read(String id) throws OrielException {
    String secret = keychain.secret(id).orElseThrow(this::missing);
    ProfileKey key =
        ProfileKey.decoded(secret)
            .filter(it -> it.id().equals(id))
            .orElseThrow(
                () -> new OrielException(Problem.KEY_MISSING, Detail.of("the-keychains-key")));
    known.put(id, key);
    return key;
  }

  private <T> T attempt(Callable<T> work) throws OrielException {
    OrielException before = failure;
    if (before != null) {
      throw before;
    }
    try {
      return inTime(work);
    } catch (OrielException e) {
      failure = e;
      throw e;
    }
  }

  /** Works on a thread of its own, and leaves that behind when it takes too long. */
  private synchronized <T> T inTime(Callable<T> work) throws OrielException {
    Future<?> before = waiting;
    if (before != null && !before.isDone()) {
      throw late();
    }
    FutureTask<T> task = new FutureTask<>(work);
    waiting = task;
    threads.newThread(task).start();
    // Sessions are ended by an interrupt, and what they still need is not to be lost by it.
    boolean interrupted = Thread.interrupted();
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw said(e);
    } catch (TimeoutException e) {
      throw late();
    } catch (InterruptedException e) {
      interrupted = true;
      throw late();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private OrielException late() {
    return new OrielException(
        Problem.KEYCHAIN_UNUSABLE,
        Detail.of("the-keychain-did-not-answer-in-time", patience.toSeconds()));
  }

  /** Without the cause's own words, which are a library's and may hold anything. */
  private static OrielException said(ExecutionException failure) {
    return failure.getCause() instanceof OrielException known
        ? known
        : new OrielException(
            Problem.KEYCHAIN_UNUSABLE,
            Detail.of(
                "the-keychain-failed", String.valueOf(failure.getCause()).replaceAll(":.*", "")));
  }
}
