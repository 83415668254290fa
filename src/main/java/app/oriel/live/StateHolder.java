package app.oriel.live;

import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns a session's state and tells each change, in order. For any thread. */
final class StateHolder {
  private static final Logger log = LoggerFactory.getLogger(StateHolder.class);

  private final List<Consumer<SessionState>> listeners = new ArrayList<>();
  private SessionState state = new Idle();

  synchronized SessionState get() {
    return state;
  }

  /** Goes on to another state; a closed session stays closed. */
  void become(SessionState next) {
    change(old -> next);
  }

  /** Goes on to what follows from the present state; the same value is told to nobody. */
  synchronized void change(UnaryOperator<SessionState> rule) {
    SessionState next = rule.apply(state);
    if (state instanceof Closed || next.equals(state)) {
      return;
    }
    state = next;
    List.copyOf(listeners).forEach(listener -> tell(listener, next));
  }

  /** Tells the present state and every later one, until the answer is run. */
  synchronized Runnable tell(Consumer<SessionState> listener) {
    listeners.add(listener);
    tell(listener, state);
    return () -> forget(listener);
  }

  /** A listener's mistake is its own: neither the session nor other listeners suffer from it. */
  private static void tell(Consumer<SessionState> listener, SessionState state) {
    try {
      listener.accept(state);
    } catch (RuntimeException e) {
      log.error("a listener failed on {}", state.jsonName(), e);
    }
  }

  private synchronized void forget(Consumer<SessionState> listener) {
    listeners.remove(listener);
  }
}
