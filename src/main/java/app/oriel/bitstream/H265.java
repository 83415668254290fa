package app.oriel.bitstream;

/** The NAL units of ITU-T H.265. */
public final class H265 implements NalSyntax {
  private static final int HEADER = 2;
  private static final int FIRST_IRAP = 16;
  private static final int LAST_IRAP = 23;
  private static final int DELIMITER = 35;

  private final NalBits bits = new NalBits();

  /** {@code num_extra_slice_header_bits} of the last PPS. */
  private int extraBits;

  /**
   * Table 7-1. What cameras send as SEI was seen to be invalid, and no decoder needs it; pictures
   * of further layers are for decoders of their own.
   */
  @Override
  public NalKind kind(byte[] head, int length) {
    if (length < HEADER || layer(head) > 0) {
      return NalKind.SKIPPED;
    }
    int type = type(head);
    if (length <= HEADER && type < DELIMITER) {
      // Nothing but a header, as where a start code and the header again stand behind it.
      return NalKind.SKIPPED;
    }
    return kindOf(head[0]);
  }

  /** The same, as far as the first byte tells. */
  public static NalKind kindOf(int header) {
    int type = header >> 1 & 0x3f;
    if (type < 32) {
      return isIrap(type) ? NalKind.KEY_SLICE : nonKey(type);
    }
    return switch (type) {
      case 32 -> NalKind.VPS;
      case 33 -> NalKind.SPS;
      case 34 -> NalKind.PPS;
      case DELIMITER -> NalKind.DELIMITER;
      case 36, 37 -> NalKind.END;
      case 39 -> NalKind.HIDDEN_SEI;
      default -> NalKind.SKIPPED;
    };
  }

  private static int type(byte[] head) {
    return head[0] >> 1 & 0x3f;
  }

  private static int layer(byte[] head) {
    return (head[0] & 1) << 5 | (head[1] & 0xff) >> 3;
  }

  private static boolean isIrap(int type) {
    return type >= FIRST_IRAP && type <= LAST_IRAP;
  }

  /** RASL_N and RASL_R refer to what was before their keyframe. */
  private static NalKind nonKey(int type) {
    return type == 8 || type == 9 ? NalKind.LEADING_SLICE : NalKind.SLICE;
  }

  /** {@code first_slice_segment_in_pic_flag}. */
  @Override
  public boolean isFirst(byte[] head, int length) {
    return length > HEADER && (head[HEADER] & 0x80) != 0;
  }

  /** {@code slice_type}, 7.3.6.1; of later slices it stands behind an address of any length. */
  @Override
  public Prediction prediction(byte[] head, int length) {
    bits.on(head, HEADER, length);
    boolean first = bits.read(1) == 1;
    if (isIrap(type(head))) {
      bits.read(1);
    }
    if (!first || bits.expGolomb() < 0) {
      return Prediction.UNKNOWN;
    }
    bits.read(extraBits);
    return switch (bits.expGolomb()) {
      case 0 -> Prediction.BOTH;
      case 1 -> Prediction.FORWARD;
      case 2 -> Prediction.INTRA;
      default -> Prediction.UNKNOWN;
    };
  }

  @Override
  public boolean isRecoveryPoint(byte[] sei, int from, int to) {
    return SeiMessages.haveRecoveryPoint(bits.on(sei, from + HEADER, to));
  }

  /** 7.3.2.3.1: the PPS's own number, that of its SPS, two flags, then the bits. */
  @Override
  public void learn(NalKind kind, byte[] set, int from, int to) {
    if (kind == NalKind.PPS) {
      bits.on(set, from + HEADER, to);
      bits.expGolomb();
      bits.expGolomb();
      bits.read(2);
      extraBits = Math.max(0, bits.read(3));
    }
  }
}
