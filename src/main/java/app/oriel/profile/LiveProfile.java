package app.oriel.profile;

import app.oriel.camera.OrielException;
import app.oriel.process.StateHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profile as a window shows it. A change holds at once and is kept aside; one that cannot be
 * kept holds until the window is closed, and goes along with the next that can. For any thread;
 * never blocks.
 */
public final class LiveProfile {
  private static final Logger LOG = LoggerFactory.getLogger(LiveProfile.class);

  private final ProfileUpdates kept;

  /** Whether what is kept is told by a listener, in order; else the end of a write tells it. */
  private final boolean followed;

  private final AtomicReference<State> state;
  private final StateHolder<Shown> shown;

  /** Whether a write was asked for and has not begun. */
  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * What a window shows.
   *
   * @param profile with all changes, kept or not
   * @param unkept why the last changes could not be kept; null while they are
   */
  public record Shown(Profile profile, @Nullable OrielException unkept) {}

  /**
   * A profile that is kept elsewhere.
   *
   * @param first as it was read
   */
  public LiveProfile(Profile first, ProfileUpdates kept) {
    this(first, kept, false);
  }

  private LiveProfile(Profile first, ProfileUpdates kept, boolean followed) {
    this.kept = kept;
    this.followed = followed;
    this.state = new AtomicReference<>(new State(first, List.of(), null));
    this.shown = new StateHolder<>(new Shown(first, null));
  }

  /** That of a file. */
  static LiveProfile of(ProfileStore store) {
    LiveProfile live = new LiveProfile(store.profile(), store, true);
    // For as long as the store: both end with the window.
    store.tell(now -> live.become(state -> state.read(now)));
    return live;
  }

  /** One that is gone with the window. */
  public static LiveProfile passing() {
    AtomicReference<Profile> now = new AtomicReference<>(Profile.EMPTY);
    return new LiveProfile(
        Profile.EMPTY, change -> CompletableFuture.completedFuture(now.updateAndGet(change)));
  }

  /** The profile with all changes, kept or not. */
  public Profile get() {
    return shown.get().profile();
  }

  /** What the user decided. */
  public Settings settings() {
    return get().settings();
  }

  /**
   * Tells what to show now and whenever that changes, until the answer is run.
   *
   * @param listener as of {@link StateHolder#tell}
   */
  public Runnable tell(Consumer<Shown> listener) {
    return shown.tell(listener);
  }

  /** Changes settings; see {@link #update}. */
  public void set(UnaryOperator<Settings> change) {
    update(profile -> profile.setting(change));
  }

  /**
   * Changes the profile.
   *
   * @param change quick, without a failure of its own, and the same when done twice
   */
  public void update(UnaryOperator<Profile> change) {
    become(state -> state.plus(change));
    if (asked.compareAndSet(false, true)) {
      keep();
    }
  }

  /** One write takes all changes that wait when its turn has come, however many there are. */
  private void keep() {
    AtomicReference<List<UnaryOperator<Profile>>> taken = new AtomicReference<>(List.of());
    var _ =
        kept.update(
                before -> {
                  asked.set(false);
                  taken.set(state.get().waiting);
                  return State.after(taken.get(), before);
                })
            .whenComplete((now, failure) -> over(taken.get(), now, failure));
  }

  private void over(
      List<UnaryOperator<Profile>> taken, @Nullable Profile now, @Nullable Throwable failure) {
    if (now != null) {
      become(state -> (followed ? state : state.read(now)).kept(taken));
      return;
    }
    asked.set(false);
    if (failure instanceof OrielException known) {
      LOG.warn("what was changed is not kept: {}", known.getMessage());
      become(state -> state.unkept(known));
    } else {
      LOG.error("a mistake in Oriel", failure);
      // A change that fails would fail for ever, and with it all that comes after it.
      become(
          state ->
              state.without(taken).unkept(OrielException.mistake(Objects.requireNonNull(failure))));
    }
  }

  /** Whoever tells last tells the newest, so none is told out of order. */
  private void become(UnaryOperator<State> change) {
    state.updateAndGet(change);
    shown.change(old -> state.get().shown());
  }

  /**
   * What is kept, and what is not yet.
   *
   * @param read as it is kept, as far as that is known
   * @param waiting changes that are not kept, the oldest first
   * @param failure of the last write; null where there was none
   */
  private record State(
      Profile read, List<UnaryOperator<Profile>> waiting, @Nullable OrielException failure) {
    static Profile after(List<UnaryOperator<Profile>> changes, Profile before) {
      Profile now = before;
      for (UnaryOperator<Profile> change : changes) {
        now = change.apply(now);
      }
      return now;
    }

    Shown shown() {
      return new Shown(after(waiting, read), failure);
    }

    State plus(UnaryOperator<Profile> change) {
      List<UnaryOperator<Profile>> more = new ArrayList<>(waiting);
      more.add(change);
      return new State(read, List.copyOf(more), failure);
    }

    State without(List<UnaryOperator<Profile>> taken) {
      return new State(read, waiting.stream().filter(it -> !taken.contains(it)).toList(), failure);
    }

    State read(Profile now) {
      return new State(now, waiting, failure);
    }

    State kept(List<UnaryOperator<Profile>> taken) {
      return new State(read, without(taken).waiting, null);
    }

    State unkept(OrielException why) {
      return new State(read, waiting, why);
    }
  }
}
