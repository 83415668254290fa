package app.oriel.bitstream;

/** The NAL units of ITU-T H.264. */
public final class H264 implements NalSyntax {
  private static final int HEADER = 1;

  /** Kinds of SEI messages from here on are not in the standard: makers' own. */
  private static final int FIRST_FOREIGN_SEI = 206;

  private static final int DELIMITER = 9;
  private static final int PARTITION_B = 3;
  private static final int PARTITION_C = 4;

  private final NalBits bits = new NalBits();

  /** Table 7-1. The parts for scalable streams (14) are left out, as decoders leave them. */
  @Override
  public NalKind kind(byte[] head, int length) {
    int type = head[0] & 0x1f;
    if (length <= HEADER && type < DELIMITER) {
      // Nothing but a header, as where a start code and the header again stand behind it.
      return NalKind.SKIPPED;
    }
    NalKind kind = kindOf(head[0]);
    boolean foreign = length > 1 && (head[1] & 0xff) >= FIRST_FOREIGN_SEI;
    return kind == NalKind.SEI && foreign ? NalKind.HIDDEN_SEI : kind;
  }

  /** The same, as far as the first byte tells. */
  public static NalKind kindOf(int header) {
    return switch (header & 0x1f) {
      case 1, 2, PARTITION_B, PARTITION_C -> NalKind.SLICE;
      case 5 -> NalKind.KEY_SLICE;
      case 6 -> NalKind.SEI;
      case 7 -> NalKind.SPS;
      case 8 -> NalKind.PPS;
      case DELIMITER -> NalKind.DELIMITER;
      case 10, 11 -> NalKind.END;
      case 13, 15, 16, 17, 18 -> NalKind.BEFORE;
      case 19, 20, 21 -> NalKind.AFTER;
      default -> NalKind.SKIPPED;
    };
  }

  /** {@code first_mb_in_slice} is 0, written as one bit 1; later partitions have none. */
  @Override
  public boolean isFirst(byte[] head, int length) {
    return !isLaterPartition(head) && length > HEADER && (head[HEADER] & 0x80) != 0;
  }

  private static boolean isLaterPartition(byte[] head) {
    int type = head[0] & 0x1f;
    return type == PARTITION_B || type == PARTITION_C;
  }

  /** {@code slice_type}, table 7-6, behind {@code first_mb_in_slice}. */
  @Override
  public Prediction prediction(byte[] head, int length) {
    if (isLaterPartition(head) || bits.on(head, HEADER, length).expGolomb() < 0) {
      return Prediction.UNKNOWN;
    }
    int type = bits.expGolomb();
    if (type < 0 || type > 9) {
      return Prediction.UNKNOWN;
    }
    return switch (type % 5) {
      case 1 -> Prediction.BOTH;
      case 2, 4 -> Prediction.INTRA;
      default -> Prediction.FORWARD;
    };
  }

  @Override
  public boolean isRecoveryPoint(byte[] sei, int from, int to) {
    return SeiMessages.haveRecoveryPoint(bits.on(sei, from + HEADER, to));
  }
}
