package app.oriel.simulator.talk;

import app.oriel.simulator.talk.PacketRule.Sound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Plays and judges one talk, by the rules of tplink-ipc.md section 9.3. For any thread; moments are
 * those of {@link System#nanoTime()}.
 */
public final class TalkEar {
  private static final long LEVEL_FADES = TimeUnit.MILLISECONDS.toNanos(400);

  private final SpeakerRules rules;
  private final String terms;
  private final long openedAt;
  private final Map<TalkFault, Violation> violations = new EnumMap<>(TalkFault.class);
  private final Lateness lateness = new Lateness();
  private final Tape tape;

  /** What came so lately that it would be lost if the client left. */
  private final ArrayDeque<Arrival> recent = new ArrayDeque<>();

  private int packets;
  private long bytes;
  private int smallest = Integer.MAX_VALUE;
  private int largest;
  private int lastSize;
  private long anchor;
  private long played;
  private long earliest;
  private int gaps;
  private long silenceAhead;
  private long firstPacketAt;
  private OptionalLong firstAudibleAt = OptionalLong.empty();
  private OptionalLong lastAudibleAt = OptionalLong.empty();
  private double lastLevel;
  private long lastAt;
  private long endedAt;
  private boolean over;

  /** A packet that came, and where on the tape it begins. */
  private record Arrival(long at, int from, boolean audible) {}

  TalkEar(SpeakerRules rules, String terms, long openedAt) {
    this.rules = rules;
    this.terms = terms;
    this.openedAt = openedAt;
    tape = new Tape(rules.code().rate());
    lastAt = openedAt - LEVEL_FADES;
  }

  /** What this loudspeaker needs. */
  public SpeakerRules rules() {
    return rules;
  }

  /** When the talk was opened. */
  public long openedAt() {
    return openedAt;
  }

  /** Notes that a rule was broken. */
  public synchronized void fault(TalkFault fault, String detail) {
    note(fault, System.nanoTime(), detail);
  }

  /** Takes a packet of sound that is meant for this loudspeaker. */
  public synchronized void packet(byte[] sound, long now) {
    if (over || sound.length == 0) {
      return;
    }
    judgeSize(now);
    if (packets == 0) {
      firstPacketAt = now;
      anchor = now;
    }
    packets++;
    bytes += sound.length;
    largest = Math.max(largest, sound.length);
    lastSize = sound.length;
    if (isInTime(now, sound.length)) {
      play(sound, now);
    }
  }

  /** How loud it is now: 0 for silence, 1 for the loudest. */
  public synchronized double level() {
    return over || System.nanoTime() - lastAt > LEVEL_FADES ? 0 : lastLevel;
  }

  /** How it went so far. */
  public synchronized TalkReport report() {
    return new TalkReport(
        terms,
        over,
        new ArrayList<>(violations.values()),
        rules.deaf() ? tape.upTo(0) : tape.upTo(kept()),
        pace(),
        openedAt,
        packets == 0 ? OptionalLong.empty() : OptionalLong.of(firstPacketAt),
        firstAudibleAt,
        over ? endedAt : System.nanoTime());
  }

  /** The client has left: what it said at the very end is lost. */
  synchronized void end(long now) {
    if (over) {
      return;
    }
    over = true;
    endedAt = now;
    forget(now);
    if (recent.stream().anyMatch(Arrival::audible)) {
      note(
          TalkFault.TAIL_CUT,
          now,
          "it left " + sinceLastAudible() + " ms after the last sound; " + rules.tailMillis());
    }
  }

  /** Only what is followed by another packet: the last one may be short. */
  private void judgeSize(long now) {
    if (packets == 0) {
      return;
    }
    smallest = Math.min(smallest, lastSize);
    switch (rules.packets().sound(lastSize)) {
      case WELL -> {}
      case WELL_BUT_WRONG, CHOPPY -> note(TalkFault.PACKET_SIZE, now, lastSize + " bytes");
      case NOTHING -> note(TalkFault.PACKET_TOO_LARGE, now, lastSize + " bytes");
    }
  }

  /** Whether there is room for a packet; fills the gap where it comes too late. */
  private boolean isInTime(long now, int samples) {
    long late = now - (anchor + rules.code().nanos(played));
    lateness.add(late);
    if (late > millis(rules.patienceMillis())) {
      note(TalkFault.LATE, now, TimeUnit.NANOSECONDS.toMillis(late) + " ms");
      gaps++;
      anchor += late;
      tape.silence(rules.code().samples(late));
      lateness.startAnew();
    }
    earliest = Math.max(earliest, -late);
    if (-late > millis(rules.bufferMillis())) {
      note(TalkFault.BURST, now, TimeUnit.NANOSECONDS.toMillis(-late) + " ms ahead");
      return false;
    }
    played += samples;
    return true;
  }

  private void play(byte[] sound, long now) {
    short[] samples = new short[sound.length];
    double power = 0;
    int first = -1;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = rules.code().sample(sound[i]);
      power += (double) samples[i] * samples[i];
      if (first < 0 && HeardSound.isAudible(samples[i])) {
        first = i;
      }
    }
    boolean audible = first >= 0;
    if (lastAudibleAt.isEmpty()) {
      silenceAhead += audible ? first : samples.length;
    }
    if (audible) {
      lastAudibleAt = OptionalLong.of(now);
    }
    boolean swallowed = swallow(samples, audible, now);
    spoil(samples);
    lastLevel = Math.min(1, Math.sqrt(power / samples.length) / 12_000);
    lastAt = now;
    boolean mute = rules.deaf() || rules.packets().sound(samples.length) == Sound.NOTHING;
    if (audible && !swallowed && !mute && firstAudibleAt.isEmpty()) {
      firstAudibleAt = OptionalLong.of(now + rules.code().nanos(first));
    }
    forget(now);
    recent.addLast(new Arrival(now, tape.length(), audible));
    tape.add(samples);
  }

  /**
   * The amplifier wakes up: takes away what is said meanwhile. Silence that was not sent in real
   * time does not count in full.
   */
  private boolean swallow(short[] samples, boolean audible, long now) {
    int leadIn = rules.code().samples(millis(rules.leadInMillis()));
    long asleep = leadIn - (played - samples.length);
    if (now - firstPacketAt < millis(rules.leadInMillis()) / 2) {
      asleep = samples.length;
    }
    if (leadIn == 0 || asleep <= 0) {
      return false;
    }
    int lost = (int) Math.min(asleep, samples.length);
    boolean said = audible && anyAudible(samples, lost);
    if (said) {
      note(TalkFault.NO_LEAD_IN, now, "silence ahead: " + leadInMillis() + " ms");
    }
    Arrays.fill(samples, 0, lost, (short) 0);
    return said && lost == samples.length;
  }

  private static boolean anyAudible(short[] samples, int end) {
    for (int i = 0; i < end; i++) {
      if (HeardSound.isAudible(samples[i])) {
        return true;
      }
    }
    return false;
  }

  private void spoil(short[] samples) {
    Sound sound = rules.packets().sound(samples.length);
    int from = sound == Sound.CHOPPY ? samples.length / 2 : samples.length;
    Arrays.fill(samples, sound == Sound.NOTHING ? 0 : from, samples.length, (short) 0);
  }

  private void forget(long now) {
    while (!recent.isEmpty() && now - recent.getFirst().at >= millis(rules.tailMillis())) {
      recent.removeFirst();
    }
  }

  private int kept() {
    return over && !recent.isEmpty() ? recent.getFirst().from : tape.length();
  }

  private void note(TalkFault fault, long now, String detail) {
    long at = TimeUnit.NANOSECONDS.toMillis(now - openedAt);
    violations.merge(fault, new Violation(fault, 1, at, detail), (old, _) -> old.again());
  }

  private TalkReport.Pace pace() {
    double[] late = lateness.atMost(0.5, 0.95, 1);
    return new TalkReport.Pace(
        packets,
        bytes,
        packets < 2 ? lastSize : smallest,
        largest,
        late[0],
        late[1],
        late[2],
        earliest / 1e6,
        gaps,
        leadInMillis(),
        sinceLastAudible());
  }

  private long leadInMillis() {
    return silenceAhead * 1000 / rules.code().rate();
  }

  private long sinceLastAudible() {
    long end = over ? endedAt : System.nanoTime();
    return TimeUnit.NANOSECONDS.toMillis(end - lastAudibleAt.orElse(end));
  }

  private static long millis(int count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }
}
