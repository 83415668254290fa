package app.oriel.codec;

import app.oriel.camera.Codec;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Keyframes whose sequence parameter set says another size than their slices have. */
public final class ClaimedSize {
  private static final byte[] START_CODE = {0, 0, 0, 1};
  private static final int MACROBLOCK = 16;

  private ClaimedSize() {}

  /**
   * The same access unit, with nothing else changed.
   *
   * @param keyframe in Annex B form, with its parameter sets
   * @param width for H.264 a multiple of 16, for H.265 of 8
   */
  public static byte[] of(Codec codec, byte[] keyframe, int width, int height) {
    var out = new ByteArrayOutputStream();
    int from = next(keyframe, 0);
    while (from < keyframe.length) {
      int end = next(keyframe, from);
      byte[] unit = Arrays.copyOfRange(keyframe, from, trimmed(keyframe, from, end));
      out.writeBytes(START_CODE);
      out.writeBytes(changed(codec, unit, width, height));
      from = end;
    }
    return out.toByteArray();
  }

  private static byte[] changed(Codec codec, byte[] unit, int width, int height) {
    if (codec == Codec.H265 && (unit[0] >> 1 & 0x3f) == 33) {
      return h265(unit, width, height);
    }
    return codec == Codec.H264 && (unit[0] & 0x1f) == 7 ? h264(unit, width, height) : unit;
  }

  /** ISO/IEC 14496-10, 7.3.2.1.1, of profiles that name no chroma format. */
  private static byte[] h264(byte[] unit, int width, int height) {
    Bits from = new Bits(unit, 1);
    Bits to = new Bits();
    from.copy(to, 24);
    from.copyGolomb(to); // seq_parameter_set_id
    from.copyGolomb(to); // log2_max_frame_num_minus4
    int order = from.copyGolomb(to); // pic_order_cnt_type
    if (order == 0) {
      from.copyGolomb(to);
    } else if (order != 2) {
      throw new IllegalArgumentException("no such order");
    }
    from.copyGolomb(to); // max_num_ref_frames
    from.copy(to, 1);
    from.golomb();
    from.golomb();
    to.golomb(width / MACROBLOCK - 1);
    to.golomb(height / MACROBLOCK - 1);
    from.copyRest(to);
    return to.unit(Arrays.copyOf(unit, 1));
  }

  /** ISO/IEC 23008-2, 7.3.2.2, of one layer. */
  private static byte[] h265(byte[] unit, int width, int height) {
    Bits from = new Bits(unit, 2);
    Bits to = new Bits();
    from.copy(to, 8 + 96); // up to and with the profile, tier and level
    from.copyGolomb(to); // sps_seq_parameter_set_id
    from.copyGolomb(to); // chroma_format_idc
    from.golomb();
    from.golomb();
    to.golomb(width);
    to.golomb(height);
    from.copyRest(to);
    return to.unit(Arrays.copyOf(unit, 2));
  }

  /** Where the next NAL unit begins, after its start code. */
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + 3 <= bytes.length; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
        return i + 3;
      }
    }
    return bytes.length;
  }

  private static int trimmed(byte[] bytes, int from, int next) {
    int end = next == bytes.length ? next : next - 3;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /** A string of bits, read from its start and written at its end. */
  private static final class Bits {
    private final StringBuilder bits = new StringBuilder();
    private int at;

    Bits() {}

    /** The payload of a NAL unit, without what keeps start codes out of it. */
    Bits(byte[] unit, int head) {
      int zeros = 0;
      for (int i = head; i < unit.length; i++) {
        if (zeros >= 2 && unit[i] == 3) {
          zeros = 0;
          continue;
        }
        zeros = unit[i] == 0 ? zeros + 1 : 0;
        write(unit[i] & 0xff, 8);
      }
    }

    void write(int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        bits.append(value >> i & 1);
      }
    }

    void copy(Bits to, int count) {
      to.bits.append(bits, at, at + count);
      at += count;
    }

    void copyRest(Bits to) {
      // Bits that fill the last byte would stand after the stop bit.
      copy(to, bits.lastIndexOf("1") + 1 - at);
    }

    int golomb() {
      int zeros = 0;
      while (bits.charAt(at++) == '0') {
        zeros++;
      }
      int value = 1;
      for (int i = 0; i < zeros; i++) {
        value = value << 1 | (bits.charAt(at++) - '0');
      }
      return value - 1;
    }

    int copyGolomb(Bits to) {
      int value = golomb();
      to.golomb(value);
      return value;
    }

    void golomb(int value) {
      int length = 32 - Integer.numberOfLeadingZeros(value + 1);
      write(0, length - 1);
      write(value + 1, length);
    }

    /** A NAL unit with this payload. */
    byte[] unit(byte[] head) {
      var out = new ByteArrayOutputStream();
      out.writeBytes(head);
      int zeros = 0;
      for (int i = 0; i < bits.length(); i += 8) {
        String eight =
            (bits.substring(i, Math.min(i + 8, bits.length())) + "0000000").substring(0, 8);
        int next = Integer.parseInt(eight, 2);
        if (zeros >= 2 && next <= 3) {
          out.write(3);
          zeros = 0;
        }
        zeros = next == 0 ? zeros + 1 : 0;
        out.write(next);
      }
      return out.toByteArray();
    }
  }
}
