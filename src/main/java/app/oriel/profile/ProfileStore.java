package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.process.StateHolder;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the profile: what was last read of it, and the one way to change it. Any thread may ask; one
 * thread reads and writes, in the order of asking. Several programs may use one file at once. A
 * file that cannot be read is never overwritten.
 */
public final class ProfileStore implements ProfileUpdates, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For a write that has its lock. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final ProfileFile file;
  private final ProfileLock fileLock;
  private final ProfileJson json;
  private final Duration patience;
  private final ExecutorService writer;
  private final StateHolder<State> states = new StateHolder<>(State.NEW);
  private volatile @Nullable Thread writing;

  private ProfileStore(Path file, ThreadFactory threads, Duration patience, Migrations migrations) {
    this.json = new ProfileJson(migrations);
    this.file = new ProfileFile(file);
    this.patience = patience;
    this.fileLock = new ProfileLock(this.file.beside(".lock"), patience);
    this.writer = Executors.newSingleThreadExecutor(threads);
  }

  /**
   * Opens a profile and reads it; a missing one is empty. Blocks. Never fails: a file that cannot
   * be read reads as empty, and {@link #problem} says why.
   *
   * @param threads makes the one thread that reads and writes from now on
   */
  public static ProfileStore open(Path file, ThreadFactory threads) {
    return open(file, threads, PATIENCE, Migrations.USUAL);
  }

  static ProfileStore open(
      Path file, ThreadFactory threads, Duration patience, Migrations migrations) {
    ProfileStore store = new ProfileStore(file, threads, patience, migrations);
    store.readAgain();
    return store;
  }

  /** The profile's file; where a link was given, the file behind it. */
  public Path file() {
    return file.path();
  }

  /**
   * The content, less forgotten secrets, that the file had before its last change; empty where
   * there is none. Blocks.
   */
  public Optional<Path> backup() {
    return Optional.of(file.backup()).filter(Files::isRegularFile);
  }

  /** The profile as it was last read or written here. For any thread; never blocks. */
  public Profile profile() {
    return states.get().profile;
  }

  /** Why the file cannot be read, so that nothing is saved; empty while all is well. */
  public Optional<OrielException> problem() {
    return Optional.ofNullable(states.get().problem);
  }

  /**
   * Tells the profile as it is and each time that another one was read or written, until the answer
   * is run.
   *
   * @param listener as of {@link StateHolder#tell}
   */
  public Runnable tell(Consumer<Profile> listener) {
    return states.tell(state -> listener.accept(state.profile));
  }

  /** Reads what other programs changed. Blocks; what was known stays where that fails. */
  public void reload() {
    try {
      waitFor(
          () -> {
            readAgain();
            return profile();
          });
    } catch (OrielException e) {
      LOG.debug("not read again: {}", e.getMessage());
    }
  }

  private void readAgain() {
    try {
      read(file.read());
    } catch (OrielException e) {
      unreadable(e);
    }
  }

  @Override
  public CompletionStage<Profile> update(UnaryOperator<Profile> change) {
    return inTurn(() -> changeLocked(change::apply));
  }

  /**
   * Changes the profile as {@link #update} does, and waits for it: at most about ten seconds while
   * another program writes; an interrupt does not break it off.
   *
   * @param change must be quick and must not use the store; where it gives back an equal profile,
   *     nothing is written
   * @return the changed profile
   * @throws OrielException {@link Problem#PROFILE_UNREADABLE} if the file makes no sense and was
   *     left alone, {@link Problem#DISK} if it cannot be written and stands as before, or what the
   *     change throws
   */
  public Profile change(Change change) throws OrielException {
    return waitFor(() -> changeLocked(change));
  }

  /** Does this on the one thread, after all that was asked for before. */
  private CompletableFuture<Profile> inTurn(Work work) {
    CompletableFuture<Profile> done = new CompletableFuture<>();
    try {
      writer.execute(() -> run(work, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(
          new OrielException(Problem.DISK, Detail.of("the-profile-is-closed"), e));
    }
    return done;
  }

  private void run(Work work, CompletableFuture<Profile> done) {
    writing = Thread.currentThread();
    try {
      done.complete(work.run());
    } catch (OrielException | RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /** Does this in turn and waits for it, whatever interrupts. */
  private Profile waitFor(Work work) throws OrielException {
    if (Thread.currentThread().equals(writing)) {
      throw new IllegalStateException("a change of the profile within another");
    }
    CompletableFuture<Profile> done = inTurn(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return done.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static OrielException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case OrielException known -> known;
      case RuntimeException mistake -> throw mistake;
      case Error mistake -> throw mistake;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  /** Keeps what was asked for, but waits no longer for it than for another program; blocks. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(patience.plus(FAREWELL).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The last changes of the profile are not kept: it is in use.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Profile changeLocked(Change change) throws OrielException {
    FileLock lock = takeFileLock();
    try {
      byte[] old = readable();
      State fresh = states.get();
      Profile changed = change.apply(fresh.profile);
      if (!changed.equals(fresh.profile)) {
        byte[] content = written(changed);
        keep(old, fresh, changed);
        file.replace(content);
        states.become(new State(changed, json.newest(), null));
      }
      return changed;
    } finally {
      release(lock);
    }
  }

  /**
   * Keeps the old content as the backup, and beside it for good where it has an older form, so that
   * there is a way back to the older Oriel. No backup holds a secret that the profile has no more.
   */
  private void keep(byte @Nullable [] old, State before, Profile after) throws OrielException {
    GoneSecrets gone = GoneSecrets.between(before.profile, after);
    if (!gone.isEmpty()) {
      file.rewriteOlderForms(gone::outOf);
    }
    if (old == null) {
      return;
    }
    byte[] kept = gone.outOf(old);
    if (before.version < json.newest()) {
      file.keepOlderForm(before.version, kept);
    }
    file.keepBackup(kept);
  }

  /** Reads the file's content into the state. */
  private byte @Nullable [] readable() throws OrielException {
    try {
      byte[] content = file.read();
      read(content);
      return content;
    } catch (OrielException e) {
      unreadable(e);
      throw e;
    }
  }

  private void read(byte @Nullable [] content) throws OrielException {
    try {
      states.become(content == null ? State.NEW : State.of(json.parse(content)));
    } catch (OrielException e) {
      throw new OrielException(e.problem(), Detail.of("in-file", e.detail(), file.path()));
    }
  }

  private void unreadable(OrielException problem) {
    State state = states.get();
    if (state.problem == null) {
      LOG.info("The profile cannot be read and is left alone: {}", problem.getMessage());
    }
    states.become(new State(state.profile, state.version, problem));
  }

  /** The file's content for a profile, proved to be readable. */
  private byte[] written(Profile profile) throws OrielException {
    byte[] content = json.write(profile);
    if (content.length > ProfileFile.LARGEST) {
      throw new OrielException(
          Problem.DISK, Detail.of("would-be-larger-than", file.path(), ProfileFile.LARGEST));
    }
    try {
      json.read(content);
    } catch (OrielException e) {
      throw new OrielException(
          Problem.INTERNAL, Detail.of("the-changed-profile-would-not-be-readable"));
    }
    return content;
  }

  private @Nullable FileLock takeFileLock() throws OrielException {
    try {
      return fileLock.take();
    } catch (IOException e) {
      throw ProfileFile.unwritable(e, file.path());
    }
  }

  private static void release(@Nullable FileLock lock) {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      LOG.debug("the profile's lock cannot be released", e);
    }
  }

  /** One change, from the profile as it is to the profile as it shall be. */
  @FunctionalInterface
  public interface Change {
    /**
     * The profile as it shall be.
     *
     * @throws OrielException to change nothing
     */
    Profile apply(Profile profile) throws OrielException;
  }

  /** What the one thread does. */
  private interface Work {
    Profile run() throws OrielException;
  }

  /**
   * What was last read.
   *
   * @param version the form that the file had
   */
  private record State(Profile profile, int version, @Nullable OrielException problem) {
    /** Of a file that is not there yet, which has no older form. */
    static final State NEW = new State(Profile.EMPTY, Integer.MAX_VALUE, null);

    static State of(ProfileJson.Parsed parsed) {
      return new State(parsed.profile(), parsed.version(), null);
    }
  }
}
