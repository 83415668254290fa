package app.oriel.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What befalls a soaked camera, for how long at most, and how soon its picture must be back. */
enum SoakFault {
  /** The connection ends in good order. */
  DROP(0),
  /** The connection breaks in the middle of a part. */
  RESET(0),
  /** Nothing comes any more, and nobody says goodbye. */
  STALL(20),
  /** Connections end, and nobody listens at the port. */
  GONE(20),
  /** The same, begun by a reset. */
  REBOOT(20),
  /** Other viewers have all streams; a viewer that backs off is late for a reason. */
  BUSY(12, 40, Reach.ALL),
  /** The camera restarts with a picture of another size. */
  RESIZE(0),
  /** The air is busy now and then, for some tenths of a second. */
  JITTER(20),
  /** A fifth of the bandwidth that the stream needs is left. */
  COLLAPSE(20),
  /** Bits of the pictures turn over. */
  BIT_FLIPS(15),
  /** Its owner switched it off. */
  OFF(15, Reach.KASA),
  /** RTP packets are missing, others come too late. */
  LOSS(15, Reach.RTSP),
  /** Nonsense stands between the frames. */
  GARBAGE(15, Reach.RTSP),
  /** Replies come byte by byte, with the CSeq of the request before. */
  WRONG_CSEQ(15, Reach.RTSP),
  /** Nonces expire between two keep-alives, and the session soon after. */
  STALE_NONCE(20, Reach.RTSP),
  /** RTP's clock jumps back by a minute. */
  CLOCK_JUMP(15, Reach.RTSP);

  /** Which cameras can have it. */
  enum Reach {
    ALL,
    KASA,
    RTSP
  }

  /** From a camera's return to its picture on the screen. */
  private static final int BACK_SECONDS = 3;

  private final int mostSeconds;
  private final int backSeconds;
  private final Reach reach;

  SoakFault(int mostSeconds) {
    this(mostSeconds, Reach.ALL);
  }

  SoakFault(int mostSeconds, Reach reach) {
    this(mostSeconds, BACK_SECONDS, reach);
  }

  SoakFault(int mostSeconds, int backSeconds, Reach reach) {
    this.mostSeconds = mostSeconds;
    this.backSeconds = backSeconds;
    this.reach = reach;
  }

  /** One that cameras of this reach can have. */
  static SoakFault any(Random random, Reach reach) {
    List<SoakFault> possible =
        Arrays.stream(values())
            .filter(each -> each.reach == Reach.ALL || each.reach == reach)
            .toList();
    return possible.get(random.nextInt(possible.size()));
  }

  /** How long it lasts, in milliseconds; 0 for what happens in a moment. */
  long lasts(Random random) {
    return mostSeconds == 0 ? 0 : 1000L + random.nextInt(1000 * mostSeconds);
  }

  /** How soon after its end, which is the camera's return, pictures must stand on the screen. */
  int backSeconds() {
    return backSeconds;
  }
}
