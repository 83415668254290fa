package app.oriel.tplink.web;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps Oriel from ever locking an owner out of a camera, across restarts too: a door that refused
 * a password is not sent it again for a day, one that is locked is left alone until it opens.
 */
record LockOutGuard(CameraMemory memory, InstantSource clock) {
  private static final String REFUSED_AT = CameraMemory.OF_PASSWORD + "webRefusedAt";
  private static final String LOCKED_UNTIL = "web.lockedUntil";
  private static final Duration REST = Duration.ofDays(1);
  private static final long LONGEST_LOCK_SECONDS = Duration.ofDays(1).toSeconds();

  /** Fails where an attempt might harm. */
  void check() throws OrielException {
    long now = clock.instant().getEpochSecond();
    long left = seconds(LOCKED_UNTIL) - now;
    if (left > 0) {
      throw locked(Math.min(left, LONGEST_LOCK_SECONDS));
    }
    long since = now - seconds(REFUSED_AT);
    // A clock that was set back is no reason to try.
    if (seconds(REFUSED_AT) > 0 && since < REST.toSeconds()) {
      throw new WebRefusal(Detail.of("refused-the-password-a-while-ago"));
    }
  }

  void accepted() {
    forget(REFUSED_AT);
    forget(LOCKED_UNTIL);
  }

  void refused() {
    memory.learn(REFUSED_AT, String.valueOf(clock.instant().getEpochSecond()));
  }

  /** It is locked; what to say. */
  OrielException locked(long seconds) {
    long left = Math.clamp(seconds, 1, LONGEST_LOCK_SECONDS);
    Instant until = clock.instant().plusSeconds(left);
    memory.learn(LOCKED_UNTIL, String.valueOf(until.getEpochSecond()));
    return new LockedDoor(Duration.ofSeconds(left));
  }

  private void forget(String what) {
    if (seconds(what) > 0) {
      memory.learn(what, "0");
    }
  }

  private long seconds(String what) {
    String text = memory.learnt(what).orElse("0");
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
  }
}
