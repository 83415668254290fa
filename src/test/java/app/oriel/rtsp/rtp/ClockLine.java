package app.oriel.rtsp.rtp;

import java.util.Random;

/** How the pictures of a steady stream arrive that goes through the air, a switch or a server. */
enum ClockLine {
  EVEN {
    @Override
    long arrival(int picture, long length, Random random) {
      return picture * length;
    }
  },
  A_LITTLE_LATE {
    @Override
    long arrival(int picture, long length, Random random) {
      return picture * length + random.nextInt(20_000);
    }
  },
  LATE {
    @Override
    long arrival(int picture, long length, Random random) {
      return picture * length + random.nextInt(80_000);
    }
  },
  /** Four at a time. */
  IN_BURSTS {
    @Override
    long arrival(int picture, long length, Random random) {
      return (picture / 4 * 4 + 3) * length + picture % 4 * 1500L + random.nextInt(10_000);
    }
  },
  BY_THE_SECOND {
    @Override
    long arrival(int picture, long length, Random random) {
      return (picture * length / 1_000_000 + 1) * 1_000_000 + picture * length % 1_000_000 / 100;
    }
  },
  /** The program or the network sleeps after the first. */
  SLOW_TO_START {
    @Override
    long arrival(int picture, long length, Random random) {
      return Math.max(picture * length, picture == 0 ? 0 : 500_000 + picture * 800L);
    }
  },
  /** All since the last keyframe at once. */
  KEPT_BY_A_SERVER {
    @Override
    long arrival(int picture, long length, Random random) {
      return Math.max(picture * 2000L, picture * length - 2_500_000);
    }
  },
  /** Nothing comes for four seconds, and then all. */
  HELD_UP {
    @Override
    long arrival(int picture, long length, Random random) {
      long sent = picture * length;
      return sent < 3_000_000 || sent > 7_000_000 ? sent : 7_000_000 + (sent - 3_000_000) / 100;
    }
  },
  /** For a while a third of it comes in time. */
  SLOW_FOR_A_WHILE {
    @Override
    long arrival(int picture, long length, Random random) {
      long sent = picture * length;
      return sent < 6_000_000 || sent > 8_000_000
          ? Math.max(sent, sent < 6_000_000 ? 0 : 12_000_000 + sent / 1000)
          : 6_000_000 + (sent - 6_000_000) * 3;
    }
  };

  /** Microseconds after the first was sent. */
  abstract long arrival(int picture, long length, Random random);
}
