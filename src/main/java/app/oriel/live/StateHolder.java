package app.oriel.live;

import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Owns a session's state and tells each change, in order. For any thread. */
final class StateHolder {
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
    listeners.forEach(listener -> listener.accept(next));
  }

  /** Tells the present state and every later one, until the answer is run. */
  synchronized Runnable tell(Consumer<SessionState> listener) {
    listeners.add(listener);
    listener.accept(state);
    return () -> forget(listener);
  }

  private synchronized void forget(Consumer<SessionState> listener) {
    listeners.remove(listener);
  }
}
