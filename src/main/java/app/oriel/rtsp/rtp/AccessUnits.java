package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Joins NAL units to access units in Annex B form. A unit ends with the marker, with another
 * timestamp, or where the next picture begins: cameras were seen to set the marker late, never, or
 * to give two pictures one timestamp. A damaged unit is dropped whole, and all after it up to the
 * next keyframe. A keyframe always carries its parameter sets.
 */
final class AccessUnits {
  private static final int FIRST_ROOM = 64 << 10;

  /** As the largest part of a Kasa stream. */
  private static final int MOST_BYTES = 8 << 20;

  private final TrackInfo.Video track;
  private final ParameterSets sets;
  private final PacketSink sink;

  /** What came of the unit so far, start codes included, parameter sets not. */
  private byte[] body = new byte[FIRST_ROOM];

  private int used;
  private boolean open;
  private boolean hasSlice;
  private boolean isKey;
  private boolean hasNewSets;
  private boolean damaged;
  private int stamp;
  private long micros;
  private long arrival;

  /** Whether a NAL unit was begun and is not whole. */
  private boolean inNal;

  private NalKind nal = NalKind.SKIPPED;
  private int nalStart;

  /** Packets are missing just before what comes now. */
  private boolean afterGap;

  /** Of the unit that comes now the beginning may be missing. */
  private boolean suspect;

  private boolean suspectNewStamp;
  private boolean needsKey;
  private final AtomicLong dropped = new AtomicLong();

  AccessUnits(TrackInfo.Video track, List<byte[]> givenSets, PacketSink sink) {
    this.track = track;
    this.sets = new ParameterSets(track.codec(), givenSets);
    this.sink = sink;
  }

  /** A packet with this timestamp comes. */
  void at(int rtpStamp, long atMicros, long at) {
    boolean another = rtpStamp != stamp;
    if (open && another) {
      end();
    }
    if (afterGap) {
      afterGap = false;
      suspect = true;
      suspectNewStamp = another;
    }
    stamp = rtpStamp;
    micros = atMicros;
    arrival = at;
  }

  /** Packets are missing. */
  void gap() {
    damaged |= open;
    inNal = false;
    afterGap = true;
    needsKey = true;
  }

  /** What came cannot be right: the unit is lost. */
  void damage() {
    open = true;
    damaged = true;
    inNal = false;
  }

  /**
   * A NAL unit begins.
   *
   * @param firstSlice whether it is the first slice of a picture
   */
  void begin(NalKind kind, boolean firstSlice) {
    if (inNal) {
      damage();
    }
    if (hasSlice && (kind.beginsUnit() || (kind.isSlice() && firstSlice))) {
      end();
    }
    judge(kind, firstSlice);
    open = true;
    inNal = true;
    nal = kind;
    nalStart = used;
    if (kind.isSlice()) {
      hasSlice = true;
      isKey |= kind == NalKind.KEY_SLICE;
    }
    if (kind != NalKind.SKIPPED && kind != NalKind.DELIMITER) {
      add((byte) 0);
      add((byte) 0);
      add((byte) 0);
      add((byte) 1);
    }
  }

  /**
   * After a gap: whether this is plainly the beginning of a unit, so that nothing of it is lost.
   */
  private void judge(NalKind kind, boolean firstSlice) {
    if (suspect) {
      suspect = false;
      boolean begins = kind.beginsUnit() || firstSlice;
      damaged |= !begins && !(kind == NalKind.OTHER && suspectNewStamp);
    }
  }

  /** Whether a NAL unit was begun and goes on. */
  boolean isInNal() {
    return inNal;
  }

  /** One more byte of the NAL unit. */
  void add(byte one) {
    if (wants(1)) {
      body[used++] = one;
    }
  }

  /** More bytes of the NAL unit. */
  void add(byte[] bytes, int from, int length) {
    if (wants(length)) {
      System.arraycopy(bytes, from, body, used, length);
      used += length;
    }
  }

  /** The NAL unit is whole. */
  void endNal() {
    inNal = false;
    if (nal.isParameterSet()) {
      if (!damaged) {
        int start = nalStart + ParameterSets.START_CODE;
        sets.take(nal, body, start, used - start);
        hasNewSets = true;
      }
      used = nalStart;
    }
  }

  /** The unit is whole. */
  void end() {
    damaged |= inNal || (open && suspect);
    if (damaged) {
      dropped.incrementAndGet();
      needsKey = true;
    } else if (hasSlice) {
      handOver();
    }
    boolean keepsNewSets = hasNewSets && !hasSlice;
    if (!keepsNewSets) {
      sets.pictureEnded();
    }
    hasNewSets = keepsNewSets;
    suspect = false;
    open = false;
    inNal = false;
    hasSlice = false;
    isKey = false;
    damaged = false;
    used = 0;
  }

  private void handOver() {
    boolean key = isKey && sets.areComplete();
    if ((needsKey || isKey) && !key) {
      dropped.incrementAndGet();
      needsKey = true;
      return;
    }
    needsKey = false;
    int before = key || hasNewSets ? sets.size() : 0;
    byte[] unit = new byte[before + used];
    if (before > 0) {
      sets.write(unit, 0);
    }
    System.arraycopy(body, 0, unit, before, used);
    sink.accept(new Packet.Video(track, unit, micros, arrival, key));
  }

  /** Makes room where the bytes are to be kept. */
  private boolean wants(int more) {
    if (nal == NalKind.SKIPPED || nal == NalKind.DELIMITER) {
      return false;
    }
    if (more > MOST_BYTES - used) {
      damaged = true;
      return false;
    }
    if (used + more > body.length) {
      body = Arrays.copyOf(body, Math.min(MOST_BYTES, Math.max(used + more, 2 * body.length)));
    }
    return true;
  }

  /** Units that were damaged or waited in vain for a keyframe; from any thread. */
  long dropped() {
    return dropped.get();
  }
}
