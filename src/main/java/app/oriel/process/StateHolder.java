package app.oriel.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a state and tells each change, in order. For any thread.
 *
 * @param <S> an immutable state
 */
public final class StateHolder<S> {
  private static final Logger log = LoggerFactory.getLogger(StateHolder.class);

  private final Predicate<S> last;

  // Guarded by this.
  private final List<Consumer<? super S>> listeners = new ArrayList<>();
  private S state;

  /**
   * Begins with a state.
   *
   * @param last which states are never left
   */
  public StateHolder(S first, Predicate<S> last) {
    this.state = first;
    this.last = last;
  }

  /** Begins with a state that, like every other, may be left again. */
  public StateHolder(S first) {
    this(first, state -> false);
  }

  /** The state now. */
  public synchronized S get() {
    return state;
  }

  /** Goes on to another state; the same value is told to nobody. */
  public void become(S next) {
    change(old -> next);
  }

  /** Goes on to what follows from the present state; the same value is told to nobody. */
  public synchronized void change(UnaryOperator<S> rule) {
    S next = rule.apply(state);
    if (last.test(state) || next.equals(state)) {
      return;
    }
    state = next;
    List.copyOf(listeners).forEach(listener -> tell(listener, next));
  }

  /**
   * Tells the present state and every later one, until the answer is run.
   *
   * @param listener is called on the thread that changes the state, one call at a time; must not
   *     block
   */
  public synchronized Runnable tell(Consumer<? super S> listener) {
    listeners.add(listener);
    tell(listener, state);
    return () -> forget(listener);
  }

  /** A listener's mistake is its own: neither the owner nor other listeners suffer from it. */
  private static <S> void tell(Consumer<? super S> listener, S state) {
    try {
      listener.accept(state);
    } catch (RuntimeException e) {
      log.error("a listener failed on {}", state.getClass().getSimpleName(), e);
    }
  }

  private synchronized void forget(Consumer<? super S> listener) {
    listeners.remove(listener);
  }
}
