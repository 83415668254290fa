package app.oriel.record;

import app.oriel.camera.Packet;
import java.util.concurrent.TimeUnit;

/**
 * Turns a camera's timestamps into times that go on from its first picture. Pictures and sound stay
 * together on the camera's own clock; where that jumps, stands still or says nothing, the time of
 * arrival tells how much time passed. Pictures may go back a little: those that are shown in
 * another order than they are sent in. One thread.
 */
final class RecordingClock {
  /** Less is jitter, or a picture that was sent out of turn. */
  private static final long MOST_BACK = 500_000;

  /** A picture is shown at most so many of them before another that was sent earlier. */
  private static final int MOST_REORDERED = 8;

  /** However seldom its pictures are, a camera that goes back by more has set its clock. */
  private static final long MOST_BACK_OF_SLOW = 4_000_000;

  /** A longer pause is not how seldom pictures are. */
  private static final long LONGEST_INTERVAL = 1_000_000;

  /** A camera that is ahead of what came by more has set its clock. */
  private static final long MOST_AHEAD = 2_000_000;

  /** No network holds packets back for longer without losing the connection. */
  private static final long MOST_LATE = 10_000_000;

  /** How far two clocks drift apart: 200 parts in a million. */
  private static final long DRIFT = 5000;

  private final long firstArrival;
  private final Track pictures = new Track();
  private final Track sound = new Track();

  /** What the camera's clock is behind the file's; as found out last, by either track. */
  private long offset;

  private boolean offsetKnown;

  /** One of the two, each with the camera's clock as it was told there last. */
  private static final class Track {
    private boolean begun;
    private boolean stamped;
    private long offset;
    private long stamp;
    private long time;
    private long arrival;
    private long lateness;
    private long interval;

    /** Stamps stood still; when they move again they say nothing of how long that was. */
    private boolean still;

    /** How far its stamps may go back: further where its pictures are seldom. */
    long mostBack() {
      return Math.clamp(MOST_REORDERED * interval, MOST_BACK, MOST_BACK_OF_SLOW);
    }

    void came(long now) {
      interval += begun ? (Math.clamp(now - arrival, 0, LONGEST_INTERVAL) - interval) / 16 : 0;
      begun = true;
      arrival = now;
    }
  }

  /** Begins at 0 with this picture. */
  RecordingClock(Packet.Video first) {
    firstArrival = TimeUnit.NANOSECONDS.toMicros(first.arrival());
  }

  /** A packet's time in microseconds; below 0 for what came before the first picture. */
  long micros(Packet packet) {
    Track track = packet instanceof Packet.Video ? pictures : sound;
    long arrival = TimeUnit.NANOSECONDS.toMicros(packet.arrival()) - firstArrival;
    long stamp = packet.timestamp();
    boolean still = track == pictures && track.stamped && stamp == track.stamp;
    if (still || stamp == Packet.NO_TIMESTAMP) {
      track.time = track.begun ? track.time + arrival - track.arrival : arrival;
      track.stamped = still;
      track.still = still;
    } else {
      place(track, stamp, arrival);
      track.stamped = true;
      track.still = false;
    }
    track.came(arrival);
    return track.time;
  }

  private void place(Track track, long stamp, long arrival) {
    long expected = track.begun ? track.time + arrival - track.arrival : arrival;
    if (!track.stamped) {
      long latest = offsetKnown && !track.begun ? MOST_LATE : MOST_BACK;
      anchor(track, stamp, arrival, expected, latest);
    } else if (jumped(track, stamp, arrival) || movedOn(track, stamp, expected)) {
      anchor(track, stamp, arrival, expected, MOST_BACK);
    }
    track.stamp = stamp;
    track.time = stamp + track.offset;
    long late = arrival - track.time;
    long leak = Math.max(0, arrival - track.arrival) / DRIFT;
    track.lateness = Math.min(late, track.lateness + leak);
  }

  /**
   * Whether the camera set its clock. What comes late says nothing: a network that was held up
   * delivers all at once, with times that go on.
   */
  private static boolean jumped(Track track, long stamp, long arrival) {
    long step = stamp - track.stamp;
    long late = arrival - (stamp + track.offset);
    boolean ahead =
        step - (arrival - track.arrival) > MOST_AHEAD && late < track.lateness - MOST_AHEAD;
    return step < -track.mostBack() || ahead || late > track.lateness + MOST_LATE;
  }

  /** Whether stamps that stood still go on from where they stood, and not from where time is. */
  private static boolean movedOn(Track track, long stamp, long expected) {
    return track.still && Math.abs(stamp + track.offset - expected) > MOST_BACK;
  }

  /**
   * Finds out what the camera's clock is behind now: as the other track did, where that fits, so
   * that the two stay together; else by the arrival.
   */
  private void anchor(Track track, long stamp, long arrival, long expected, long tolerance) {
    boolean fits =
        offsetKnown && offset != track.offset && Math.abs(stamp + offset - expected) <= tolerance;
    if (!fits) {
      offset = expected - stamp;
      offsetKnown = true;
    }
    track.offset = offset;
    track.lateness = arrival - (stamp + offset);
  }
}
