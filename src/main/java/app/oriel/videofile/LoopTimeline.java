package app.oriel.videofile;

import app.oriel.codec.Demuxer;

/**
 * Where the units of a file stand in an endless film, in microseconds from its beginning. The film
 * goes on over the file's end, over gaps and over times that make no sense. Confined to one thread.
 */
final class LoopTimeline {
  /** A longer stillness would be taken for a camera that fell silent. */
  static final long LONGEST_GAP = 2_000_000;

  /** However little is in the file, it is not read more often. */
  static final long SHORTEST_ROUND = 1_000_000;

  /** As many pictures or sounds a second as any file has, where their times are all the same. */
  private static final long SHORTEST_PICTURE = 4_000;

  private static final long SHORTEST_SOUND = 1_000;

  /** A picture's time where nothing says it: 25 a second. */
  private static final long USUAL_STEP = 40_000;

  /** Pictures are not shown longer than this after they were decoded. */
  private static final long LONGEST_REORDERING = 10_000_000;

  private long roundStart;
  private long reached;
  private long lastPicture = -SHORTEST_PICTURE;
  private long lastSound = -SHORTEST_SOUND;
  private long step = USUAL_STEP;
  private long offset;
  private boolean began;
  private boolean anchored;

  /** The file is read from its start again. */
  void startRound() {
    if (began) {
      roundStart = Math.max(reached + step, roundStart + SHORTEST_ROUND);
      reached = roundStart - step;
    }
    anchored = false;
  }

  /**
   * Where a picture stands.
   *
   * @param time when it is decoded, or {@link Demuxer#NO_TIME}
   * @param duration 0 where it is not known
   */
  long picture(long time, long duration) {
    if (duration > 0) {
      step = Math.min(duration, LONGEST_GAP);
    }
    lastPicture = Math.max(place(time, began ? step : 0), lastPicture + SHORTEST_PICTURE);
    reached = Math.max(reached, lastPicture);
    return lastPicture;
  }

  /** Where a sound stands; one without a time is heard at once. */
  long sound(long time) {
    lastSound = Math.max(place(time, 0), lastSound + SHORTEST_SOUND);
    reached = Math.max(reached, lastSound);
    return lastSound;
  }

  private long place(long time, long least) {
    began = true;
    if (time == Demuxer.NO_TIME) {
      reached += least;
      return reached;
    }
    if (!anchored) {
      anchored = true;
      offset = reached + least - time;
    }
    long place = time + offset;
    if (place > reached + LONGEST_GAP) {
      place = reached + LONGEST_GAP;
    } else if (place < reached - LONGEST_GAP) {
      place = reached + least;
    }
    offset = place - time;
    reached = Math.max(reached, place);
    return place;
  }

  /** When the picture or sound placed last is shown or heard: its timestamp. */
  long shown(long place, long decoded, long presented) {
    if (presented == Demuxer.NO_TIME || decoded == Demuxer.NO_TIME) {
      return place;
    }
    long later = presented - decoded;
    return Math.abs(later) <= LONGEST_REORDERING ? place + later : place;
  }
}
