package app.oriel.rtsp.rtp;

import app.oriel.bitstream.NalKind;
import app.oriel.bitstream.NalSyntax.Prediction;

/** What is known of the picture that is being gathered. Used again for every picture. */
final class PictureNotes {
  private int slices;
  private boolean key;
  private boolean leading;
  private boolean intra;
  private boolean reordered;
  private boolean recovery;
  private int stamp;
  private long began;
  private long arrival;

  /** Nothing is known of the next one. */
  void clear() {
    slices = 0;
    key = false;
    leading = false;
    intra = false;
    reordered = false;
    recovery = false;
  }

  /**
   * A slice begins.
   *
   * @param rtpStamp of its packet, which is the picture's if it is its first slice
   */
  void slice(NalKind kind, Prediction prediction, int rtpStamp, long at) {
    if (slices++ == 0) {
      stamp = rtpStamp;
      began = at;
      intra = prediction == Prediction.INTRA;
      reordered = prediction == Prediction.UNKNOWN;
    }
    // Later slices of H.265 do not say it.
    intra &= prediction == Prediction.INTRA || prediction == Prediction.UNKNOWN;
    key |= kind == NalKind.KEY_SLICE;
    leading |= kind == NalKind.LEADING_SLICE;
    reordered |= prediction == Prediction.BOTH;
    reordered &= kind != NalKind.KEY_SLICE;
  }

  /** Something of it came at this {@link System#nanoTime}. */
  void cameAt(long at) {
    arrival = at;
  }

  /** A recovery point stands before it. */
  void recovers() {
    recovery = true;
  }

  boolean hasSlice() {
    return slices > 0;
  }

  int slices() {
    return slices;
  }

  /** Whether it is an IDR or IRAP picture. */
  boolean isKey() {
    return key;
  }

  /** Whether those who began with the keyframe before it cannot decode it. */
  boolean isLeading() {
    return leading;
  }

  /** Whether it refers to no other picture. */
  boolean isIntra() {
    return intra;
  }

  /** Whether it may be shown before pictures that were sent before it. */
  boolean isReordered() {
    return reordered;
  }

  /** Whether a recovery point stands before it. */
  boolean isRecovery() {
    return recovery;
  }

  /** Its RTP timestamp. */
  int stamp() {
    return stamp;
  }

  /** When the packet came that it begins in. */
  long began() {
    return began;
  }

  /** When the last of it came. */
  long arrival() {
    return arrival;
  }
}
