package app.oriel.simulator.talk;

import app.oriel.simulator.Choice;

/** Which sizes of packets a loudspeaker plays well; tplink-ipc.md section 2.3, kasa.md 4.1. */
public enum PacketRule implements Choice {
  ANY,
  /**
   * Whole pieces of 1024 bytes: smaller and odd ones are choppy, and more than 2048 bytes are not
   * heard at all.
   */
  DMA1024,
  /** 160 bytes; others are played and held against the client. */
  BYTES160;

  private static final int PIECE = 1024;
  private static final int MOST = 2 * PIECE;
  private static final int SMALL = 160;

  /** How a packet sounds. */
  enum Sound {
    WELL,
    WELL_BUT_WRONG,
    CHOPPY,
    NOTHING
  }

  Sound sound(int bytes) {
    return switch (this) {
      case ANY -> Sound.WELL;
      case BYTES160 -> bytes == SMALL ? Sound.WELL : Sound.WELL_BUT_WRONG;
      case DMA1024 -> bytes > MOST ? Sound.NOTHING : bytes % PIECE == 0 ? Sound.WELL : Sound.CHOPPY;
    };
  }
}
