package app.oriel.rtsp.rtp;

import java.util.concurrent.TimeUnit;

/**
 * Decides with which pictures a decoder can start, and keeps from it what it could not decode: all
 * before the first of them, and all after a loss up to the next.
 *
 * <p>An IDR or IRAP picture always is one. Cameras that refresh their pictures bit by bit never
 * send any: there a recovery point counts, and where even that is missing, after a while, a picture
 * that refers to no other. While keyframes come at all, neither is needed: what follows them may
 * refer to what was before.
 */
final class StartPoints {
  /** No camera was seen to have keyframes further apart, but for those that have none. */
  private static final long KEYFRAMES_MOST_APART = TimeUnit.SECONDS.toNanos(10);

  /** So long a keyframe or a recovery point is waited for. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private boolean needed = true;
  private boolean keySeen;
  private long keyAt;
  private boolean waiting;
  private long waitingSince;

  /** Whether nothing better comes, so that pictures that refer to no other have to do. */
  private boolean intraWillDo;

  /** Began with a keyframe after others were lost: its leading pictures refer to those. */
  private boolean skipsLeading;

  /** Began with another picture: what is shown before it refers to what was lost. */
  private boolean skipsEarlier;

  private long startTime;

  /** What becomes of a picture. */
  enum Fate {
    /** A decoder can start with it. */
    START,
    /** It goes on. */
    PLAIN,
    /** It is of no use, because something before it is missing. */
    LOST,
    /** It is of no use, and nothing is missing: it belongs to what was before the start. */
    LEFT_OUT
  }

  /** Something was lost: what comes is of no use before the next start. */
  void lost() {
    needed = true;
  }

  /** Decides about a whole picture, in the order of sending. */
  Fate fate(PictureNotes picture, long time, boolean setsComplete) {
    boolean starts = starts(picture) && setsComplete;
    if (starts) {
      begin(picture, time);
      return Fate.START;
    }
    if (needed || picture.isKey()) {
      needed = true;
      return Fate.LOST;
    }
    return isBeforeStart(picture, time) ? Fate.LEFT_OUT : Fate.PLAIN;
  }

  private boolean starts(PictureNotes picture) {
    long now = picture.arrival();
    if (picture.isKey()) {
      keySeen = true;
      keyAt = now;
      return true;
    }
    if (needed && !waiting) {
      waiting = true;
      waitingSince = now;
    }
    if (keySeen && now - keyAt < KEYFRAMES_MOST_APART) {
      return false;
    }
    if (picture.isRecovery()) {
      intraWillDo = false;
      return true;
    }
    intraWillDo |= needed && now - waitingSince >= PATIENCE;
    return intraWillDo && picture.isIntra();
  }

  private void begin(PictureNotes picture, long time) {
    intraWillDo &= !picture.isKey();
    skipsLeading = needed;
    skipsEarlier = needed && !picture.isKey();
    startTime = time;
    needed = false;
    waiting = false;
  }

  private boolean isBeforeStart(PictureNotes picture, long time) {
    boolean before =
        (skipsLeading && picture.isLeading())
            || (skipsEarlier && picture.isReordered() && time < startTime);
    skipsEarlier &= picture.isReordered();
    return before;
  }
}
