package app.oriel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Idle;
import app.oriel.live.SessionState.Stalled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told which state. */
class StateHolderTest {
  private final StateHolder<SessionState> holder = SessionState.holder();
  private final List<SessionState> told = new ArrayList<>();

  @Test
  void tellsThePresentStateAndEveryLaterOneInOrder() {
    holder.become(new Connecting(1));
    holder.tell(told::add);
    holder.become(new Stalled(5));
    holder.become(new Connecting(2));
    assertEquals(List.of(new Connecting(1), new Stalled(5), new Connecting(2)), told);
  }

  @Test
  void tellsTheSameValueOnce() {
    holder.tell(told::add);
    holder.become(new Connecting(1));
    holder.become(new Connecting(1));
    holder.change(old -> old);
    assertEquals(List.of(new Idle(), new Connecting(1)), told);
  }

  @Test
  void closedStaysClosed() {
    holder.become(new Closed());
    holder.tell(told::add);
    holder.become(new Connecting(1));
    assertEquals(new Closed(), holder.get());
    assertEquals(List.of(new Closed()), told);
  }

  @Test
  void tellsNothingAnyMoreWhenToldSo() {
    Runnable end = holder.tell(told::add);
    end.run();
    end.run();
    holder.become(new Connecting(1));
    assertEquals(List.of(new Idle()), told);
  }

  @Test
  void aListenerMayLeaveWhileItIsTold() {
    List<Runnable> ends = new ArrayList<>();
    ends.add(holder.tell(state -> ends.forEach(Runnable::run)));
    holder.tell(told::add);
    holder.become(new Connecting(1));
    assertEquals(List.of(new Idle(), new Connecting(1)), told);
  }

  @Test
  void aListenerThatFailsKeepsNothingFromTheOthers() {
    holder.tell(StateHolderTest::fail);
    holder.tell(told::add);
    holder.become(new Connecting(1));
    assertEquals(new Connecting(1), holder.get());
    assertEquals(List.of(new Idle(), new Connecting(1)), told);
  }

  private static void fail(SessionState state) {
    throw new IllegalStateException("as told " + state);
  }
}
