package app.oriel.simulator.talk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one loudspeaker of a camera: who talks into it, and how former talks went. For any thread.
 */
public final class TalkRoom {
  private static final int REPORTS_KEPT = 50;

  private final long holdNanos;
  private final ArrayDeque<TalkReport> reports = new ArrayDeque<>();
  private final List<Consumer<TalkReport>> listeners = new ArrayList<>();
  private @Nullable Object talker;
  private @Nullable TalkEar ear;
  private Runnable evict = () -> {};
  private boolean elsewhere;
  private boolean held;
  private long heldUntil;
  private long asked;
  private long opened;
  private long busy;
  private long refused;

  /**
   * @param holdSeconds how long the loudspeaker stays taken after a talker has left
   */
  public TalkRoom(int holdSeconds) {
    holdNanos = TimeUnit.SECONDS.toNanos(holdSeconds);
  }

  /** Tells of every talk once it is over, on the thread that ended it. */
  public synchronized void whenOver(Consumer<TalkReport> listener) {
    listeners.add(listener);
  }

  /**
   * Lets a talker in, or one that is there talk on; nothing where another one is there.
   *
   * @param goneElsewhere told, on any thread, when a telephone takes the loudspeaker
   */
  public synchronized Optional<TalkEar> enter(
      Object who, SpeakerRules rules, String terms, Runnable goneElsewhere) {
    long now = System.nanoTime();
    asked++;
    if (who.equals(talker) && ear != null) {
      return Optional.of(ear);
    }
    if (elsewhere || talker != null || (held && now - heldUntil < 0)) {
      busy++;
      return Optional.empty();
    }
    opened++;
    talker = who;
    evict = goneElsewhere;
    ear = new TalkEar(rules, terms, now);
    return Optional.of(ear);
  }

  /** Counts a request that got an error other than that somebody else talks. */
  public synchronized void refuse(boolean asBusy) {
    asked++;
    if (asBusy) {
      busy++;
    } else {
      refused++;
    }
  }

  /** A talker leaves; harmless for one that is not there. */
  public void leave(Object who) {
    TalkReport report;
    List<Consumer<TalkReport>> told;
    synchronized (this) {
      if (ear == null || !who.equals(talker)) {
        return;
      }
      long now = System.nanoTime();
      ear.end(now);
      report = ear.report();
      keep(report);
      talker = null;
      ear = null;
      held = holdNanos > 0;
      heldUntil = now + holdNanos;
      told = List.copyOf(listeners);
    }
    told.forEach(each -> each.accept(report));
  }

  /** Somebody's telephone takes the loudspeaker from whoever talks, or gives it back. */
  public void elsewhere(boolean taken) {
    Runnable told;
    synchronized (this) {
      elsewhere = taken;
      told = taken && ear != null ? evict : () -> {};
    }
    told.run();
  }

  /** How talks went, the one that runs last. */
  public synchronized List<TalkReport> reports() {
    List<TalkReport> all = new ArrayList<>(reports);
    if (ear != null) {
      all.add(ear.report());
    }
    return all;
  }

  public synchronized TalkCounters counters() {
    return new TalkCounters(asked, opened, busy, refused, ear != null);
  }

  /** How loud the loudspeaker is now, from 0 to 1; nothing where nobody talks. */
  public synchronized OptionalDouble level() {
    return ear == null ? OptionalDouble.empty() : OptionalDouble.of(ear.level());
  }

  private void keep(TalkReport report) {
    if (reports.size() == REPORTS_KEPT) {
      reports.removeFirst();
    }
    reports.addLast(report);
  }
}
