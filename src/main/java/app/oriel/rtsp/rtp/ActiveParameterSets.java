package app.oriel.rtsp.rtp;

import app.oriel.bitstream.NalKind;
import app.oriel.bitstream.NalSyntax;
import app.oriel.camera.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameter sets that are in force: those of the session description until others come in the
 * stream. A set that is merely repeated costs nothing.
 */
final class ActiveParameterSets {
  /** The start code before each NAL unit that is handed out. */
  @SuppressWarnings("MutablePublicArray") // nobody writes to it
  static final byte[] START = {0, 0, 0, 1};

  /** Real ones are some hundred bytes. */
  private static final int LONGEST = 16 << 10;

  private static final int MOST_OF_A_KIND = 8;

  private final Kind vps = new Kind();
  private final Kind sps = new Kind();
  private final Kind pps = new Kind();
  private final NalSyntax syntax;
  private final boolean needsVps;

  /**
   * @param syntax learns from each set that comes
   * @param given what the session description says; NAL units without start codes
   */
  ActiveParameterSets(NalSyntax syntax, Codec codec, List<byte[]> given) {
    this.syntax = syntax;
    needsVps = codec == Codec.H265;
    for (byte[] set : given) {
      NalKind kind = syntax.kind(set, set.length);
      if (kind.isParameterSet()) {
        take(kind, set, 0, set.length);
      }
    }
    pictureEnded();
  }

  /** Takes a set of the stream; the first of its kind since a picture replaces all of that kind. */
  void take(NalKind of, byte[] bytes, int from, int length) {
    Kind kind = kind(of);
    if (length > 0 && length <= LONGEST && kind.taken < MOST_OF_A_KIND) {
      kind.take(bytes, from, length);
      syntax.learn(of, bytes, from, from + length);
    }
  }

  /** What comes from now on is another round. */
  void pictureEnded() {
    vps.endRound();
    sps.endRound();
    pps.endRound();
  }

  /** Whether a decoder can start with them. */
  boolean areComplete() {
    return sps.taken() && pps.taken() && (!needsVps || vps.taken());
  }

  /** How many bytes {@link #write} writes. */
  int size() {
    return vps.size() + sps.size() + pps.size();
  }

  /** Writes all of them with start codes; returns where it ended. */
  int write(byte[] to, int at) {
    return pps.write(to, sps.write(to, vps.write(to, at)));
  }

  private Kind kind(NalKind of) {
    return switch (of) {
      case VPS -> vps;
      case SPS -> sps;
      case PPS -> pps;
      default -> throw new IllegalArgumentException("no parameter set: " + of);
    };
  }

  /** All sets of one kind. */
  private static final class Kind {
    private final List<byte[]> sets = new ArrayList<>();

    /** How many of them came in this round. */
    private int taken;

    boolean taken() {
      return !sets.isEmpty();
    }

    void take(byte[] bytes, int from, int length) {
      boolean known =
          taken < sets.size()
              && Arrays.equals(
                  sets.get(taken), 0, sets.get(taken).length, bytes, from, from + length);
      if (!known) {
        forgetFrom(taken);
        sets.add(Arrays.copyOfRange(bytes, from, from + length));
      }
      taken++;
    }

    void endRound() {
      if (taken > 0) {
        forgetFrom(taken);
      }
      taken = 0;
    }

    int size() {
      int size = 0;
      for (byte[] set : sets) {
        size += START.length + set.length;
      }
      return size;
    }

    int write(byte[] to, int start) {
      int at = start;
      for (byte[] set : sets) {
        System.arraycopy(START, 0, to, at, START.length);
        System.arraycopy(set, 0, to, at + START.length, set.length);
        at += START.length + set.length;
      }
      return at;
    }

    private void forgetFrom(int index) {
      while (sets.size() > index) {
        sets.removeLast();
      }
    }
  }
}
