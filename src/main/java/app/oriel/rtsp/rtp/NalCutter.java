package app.oriel.rtsp.rtp;

import app.oriel.bitstream.NalSyntax;
import app.oriel.bitstream.StartCode;

/**
 * Takes NAL units as RTP carries them, piece by piece, and splits those into which a camera put
 * several with start codes between them, also where a packet ends in the middle of a start code.
 * Zeros before a start code are no part of a unit (Annex B). One thread; copies nothing but heads.
 */
final class NalCutter {
  private static final byte[] ZEROS = new byte[256];

  private final Taker taker;
  private final byte[] head = new byte[NalSyntax.HEAD];
  private final byte[] single = new byte[1];
  private boolean open;
  private boolean begun;
  private int inHead;

  /** Zeros that came last: part of the unit only if it goes on otherwise than by a start code. */
  private int zeros;

  /** Takes units that have nothing glued to them. */
  interface Taker {
    /** A unit begins; the same bytes follow as the first of its content. */
    void begins(byte[] head, int length);

    /** Content of the unit. */
    void content(byte[] bytes, int from, int length);

    /** The unit is whole. */
    void ends();
  }

  NalCutter(Taker taker) {
    this.taker = taker;
  }

  /** A unit begins; one that did not end does so now. */
  void begin() {
    end();
    open = true;
  }

  /** Whether a unit was begun and goes on. */
  boolean isOpen() {
    return open;
  }

  /** One more byte of the unit. */
  void add(byte one) {
    single[0] = one;
    add(single, 0, 1);
  }

  /** More bytes of the unit. */
  void add(byte[] bytes, int from, int length) {
    int end = from + length;
    int at = from;
    while (at < end) {
      int first = at;
      while (first < end && bytes[first] == 0) {
        first++;
      }
      int run = zeros + first - at;
      if (first == end) {
        zeros = run;
        return;
      }
      if (run >= 2 && bytes[first] == 1) {
        cut();
        at = first + 1;
      } else {
        at = upToCode(bytes, at, first, end);
      }
    }
  }

  /** Content up to the next start code, zeros before it left out; returns where it was read to. */
  private int upToCode(byte[] bytes, int from, int first, int end) {
    passZeros();
    int code = StartCode.find(bytes, first, end);
    int to = code < 0 ? end : code;
    int last = to;
    while (bytes[last - 1] == 0) {
      last--;
    }
    pass(bytes, from, last);
    zeros = to - last;
    return to;
  }

  private void passZeros() {
    while (zeros > 0) {
      int some = Math.min(zeros, ZEROS.length);
      zeros -= some;
      pass(ZEROS, 0, some);
    }
  }

  private void pass(byte[] bytes, int from, int to) {
    int at = from;
    if (!begun) {
      int some = Math.min(to - from, head.length - inHead);
      System.arraycopy(bytes, from, head, inHead, some);
      inHead += some;
      at += some;
      if (inHead == head.length) {
        passHead();
      }
    }
    if (at < to) {
      taker.content(bytes, at, to - at);
    }
  }

  private void passHead() {
    begun = true;
    taker.begins(head, inHead);
    taker.content(head, 0, inHead);
  }

  /** The unit is whole. */
  void end() {
    if (open) {
      passZeros();
      cut();
      open = false;
    }
  }

  private void cut() {
    if (!begun && inHead > 0) {
      passHead();
    }
    if (begun) {
      taker.ends();
    }
    forget();
  }

  private void forget() {
    begun = false;
    inHead = 0;
    zeros = 0;
  }

  /** What came of the unit is worth nothing. */
  void abandon() {
    forget();
    open = false;
  }
}
