package app.oriel.rtsp.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among all that comes on a channel the one source that is the track's.
 *
 * <p>It is the one that the camera announced, or else the first one, with the payload type of the
 * description. What differs is often a session of somebody else that the camera did not end, but
 * some cameras announce one thing and send another, and some begin anew with another source. So
 * another source, or another payload type that the description does not name, is listened to: what
 * it sends is kept, and if nothing better is heard for a moment it is the track's from its first
 * packet on. That moment is longer beside a source that is slow, or that was heard beside the other
 * one. One thread.
 */
final class SourceChoice {
  /** Before anything was heard that is surely ours. */
  private static final long FIRST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

  /** After the source that was ours fell silent; at least, and at most. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private static final long LONG_PATIENCE = TimeUnit.SECONDS.toNanos(4);

  /** So many times as long as it ever was silent. */
  private static final int SILENCES = 3;

  /** So long a source is heard before it is known how long it is silent. */
  private static final long GETTING_TO_KNOW = TimeUnit.SECONDS.toNanos(2);

  /** Some seconds, whatever the clock. */
  private static final int CLOSE_TICKS = 1 << 20;

  private static final long MOST_KEPT = 8L << 20;
  private static final int MOST_FOREIGN = 8;

  private final @Nullable RtpIdentity identity;

  private boolean known;

  /** Whether all about the known source is as it should be. */
  private boolean sure;

  private int source;
  private int sequence;
  private int stamp;
  private int type;
  private long since;
  private long heard;
  private long longestSilence;

  private boolean listening;
  private int otherSource;
  private int otherType;
  private long otherSince;
  private long otherHeard;
  private final List<Kept> kept = new ArrayList<>();
  private long keptBytes;

  private final int[] foreign = new int[MOST_FOREIGN];
  private int foreignCount;

  /** A packet of a source that may become the track's. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Kept(byte[] bytes, long arrival) {}

  /** What a packet is to the track. */
  enum Verdict {
    OURS,
    /** Ours too, and the first of another source; what that sent before was kept. */
    OURS_ANEW,
    NOT_OURS
  }

  /**
   * @param identity null where whatever comes first will do
   */
  SourceChoice(@Nullable RtpIdentity identity) {
    this.identity = identity;
  }

  /** Whether the track's source was found, and is as it should be. */
  boolean isSure() {
    return known && sure;
  }

  /** Hands over what was kept of the source that has become the track's. */
  List<Kept> takeKept() {
    List<Kept> all = List.copyOf(kept);
    forgetOther();
    return all;
  }

  /**
   * Judges one packet, which lies in an array.
   *
   * @param own whether it came where the camera said that the track comes
   */
  Verdict judge(RtpPacket packet, byte[] array, int from, int size, boolean own, long arrival) {
    if (known && packet.payloadType() == type && (packet.source() == source || goesOn(packet))) {
      longestSilence = Math.max(longestSilence, arrival - heard);
      heard = arrival;
      source = packet.source();
      sequence = packet.sequence();
      stamp = packet.timestamp();
      if (listening) {
        dismissOther();
      }
      return Verdict.OURS;
    }
    boolean right = own && isNamed(packet) && isAnnounced(packet);
    if (right && !isSure()) {
      forgetOther();
      return become(packet, true, arrival);
    }
    if (!isPossible(packet) || !listensTo(packet, arrival)) {
      return Verdict.NOT_OURS;
    }
    if (arrival - (known ? heard : otherSince) >= patience(packet)) {
      return become(packet, right, arrival);
    }
    keep(Arrays.copyOfRange(array, from, from + size), arrival);
    return Verdict.NOT_OURS;
  }

  /**
   * Whether the first packet of another source has the number that comes next, and a time close to
   * the last: some cameras change the source in the middle, a few with every picture.
   */
  private boolean goesOn(RtpPacket packet) {
    boolean heardBefore =
        isForeign(packet.source()) || (listening && packet.source() == otherSource);
    int later = packet.timestamp() - stamp;
    return !heardBefore
        && packet.sequence() == (sequence + 1 & 0xffff)
        && later > -CLOSE_TICKS
        && later < CLOSE_TICKS;
  }

  private boolean isNamed(RtpPacket packet) {
    return identity == null || packet.payloadType() == identity.payloadType();
  }

  private boolean isAnnounced(RtpPacket packet) {
    Integer announced = identity == null ? null : identity.source();
    return announced == null || announced == packet.source();
  }

  private boolean isPossible(RtpPacket packet) {
    return identity == null || !identity.otherTypes().contains(packet.payloadType());
  }

  private long patience(RtpPacket packet) {
    if (!known) {
      return FIRST_PATIENCE;
    }
    boolean shouldBeHeard = heard - since >= GETTING_TO_KNOW && !isForeign(packet.source());
    return shouldBeHeard
        ? Math.clamp(SILENCES * longestSilence, PATIENCE, LONG_PATIENCE)
        : LONG_PATIENCE;
  }

  private Verdict become(RtpPacket packet, boolean right, long arrival) {
    boolean anew = known || !kept.isEmpty();
    known = true;
    sure = right;
    source = packet.source();
    sequence = packet.sequence();
    stamp = packet.timestamp();
    type = packet.payloadType();
    since = arrival;
    heard = arrival;
    longestSilence = 0;
    listening = false;
    return anew ? Verdict.OURS_ANEW : Verdict.OURS;
  }

  /** Whether it is worth listening to; one source at a time. */
  private boolean listensTo(RtpPacket packet, long arrival) {
    if (known && isForeign(packet.source())) {
      return arrival - heard >= LONG_PATIENCE;
    }
    boolean same = packet.source() == otherSource && packet.payloadType() == otherType;
    if (listening && !same && arrival - otherHeard < PATIENCE) {
      return false;
    }
    if (!listening || !same) {
      forgetOther();
      listening = true;
      otherSource = packet.source();
      otherType = packet.payloadType();
      otherSince = arrival;
    }
    otherHeard = arrival;
    return true;
  }

  private void keep(byte[] copy, long arrival) {
    if (copy.length > MOST_KEPT - keptBytes) {
      kept.clear();
      keptBytes = 0;
    }
    kept.add(new Kept(copy, arrival));
    keptBytes += copy.length;
  }

  /** Ours is heard again: the other one is somebody else's. */
  private void dismissOther() {
    if (!isForeign(otherSource) && otherSource != source) {
      foreign[foreignCount++ % MOST_FOREIGN] = otherSource;
    }
    forgetOther();
  }

  private void forgetOther() {
    listening = false;
    kept.clear();
    keptBytes = 0;
  }

  private boolean isForeign(int other) {
    for (int i = 0; i < Math.min(foreignCount, MOST_FOREIGN); i++) {
      if (foreign[i] == other) {
        return true;
      }
    }
    return false;
  }
}
