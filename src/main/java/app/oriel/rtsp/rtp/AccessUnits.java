package app.oriel.rtsp.rtp;

import app.oriel.bitstream.NalKind;
import app.oriel.bitstream.NalSyntax;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Joins NAL units to access units in Annex B form. What a unit consists of is said by its data
 * alone, because cameras were seen to set the marker on every slice, late or never, to give two
 * pictures one timestamp, or one picture several: a picture begins with its first slice or with
 * what can only stand before one, and goes on with every other slice. {@link PictureEnds} tells
 * whether it can leave before the next one begins. A damaged unit is dropped whole, and all after
 * it up to the next start. A keyframe always carries its parameter sets.
 */
final class AccessUnits implements NalCutter.Taker {
  private static final int FIRST_ROOM = 64 << 10;

  /** As the largest part of a Kasa stream. */
  private static final int MOST_BYTES = 8 << 20;

  /** What stands before a picture is some hundred bytes. */
  private static final int MOST_BEFORE = 64 << 10;

  private final TrackInfo.Video track;
  private final NalSyntax syntax;
  private final ActiveParameterSets sets;
  private final RtpClock clock;
  private final PacketSink sink;
  private final NalCutter nals = new NalCutter(this);
  private final PictureNotes picture = new PictureNotes();
  private final PictureEnds ends = new PictureEnds();
  private final StartPoints starts = new StartPoints();
  private final AtomicLong dropped = new AtomicLong();

  /** What came of the unit so far, start codes included, parameter sets not. */
  private byte[] body = new byte[FIRST_ROOM];

  private int used;
  private boolean hasNewSets;
  private boolean damaged;
  private boolean marked;

  /** Whether the picture has left already; it stays here until the next shows that it was over. */
  private boolean left;

  /** Whether it left in such a way that it can be taken back. */
  private boolean held;

  private boolean timed;
  private long micros;
  private boolean counted;

  private NalKind nal = NalKind.SKIPPED;
  private int nalStart;

  /** Of the packet that comes now. */
  private int stamp;

  private long arrival;

  /** Packets are missing just before what comes now. */
  private boolean afterGap;

  /** Of the unit that comes now the beginning may be missing. */
  private boolean suspect;

  private boolean suspectNewStamp;

  AccessUnits(
      TrackInfo.Video track,
      NalSyntax syntax,
      List<byte[]> givenSets,
      RtpClock clock,
      PacketSink sink) {
    this.track = track;
    this.syntax = syntax;
    this.sets = new ActiveParameterSets(syntax, track.codec(), givenSets);
    this.clock = clock;
    this.sink = sink;
  }

  /** The NAL units of the packets that come are put in here. */
  NalCutter nals() {
    return nals;
  }

  /** A packet with this timestamp comes. */
  void at(int rtpStamp, long at) {
    if (afterGap) {
      afterGap = false;
      suspect = true;
      suspectNewStamp = rtpStamp != stamp;
    }
    stamp = rtpStamp;
    arrival = at;
  }

  /** Packets are missing. */
  void gap() {
    damaged |= !left && (picture.hasSlice() || used > 0 || nals.isOpen());
    nals.abandon();
    afterGap = true;
    starts.lost();
  }

  /** What came cannot be right: the unit is lost. */
  void damage() {
    if (left) {
      finish();
    }
    nals.abandon();
    damaged = true;
  }

  /** The packet had the marker; in the middle of a NAL unit that says nothing. */
  void marker() {
    marked = true;
    if (damaged) {
      finish();
    } else if (picture.hasSlice() && !left && !nals.isOpen() && ends.atMarker()) {
      leave(false);
    }
  }

  @Override
  public void begins(byte[] head, int length) {
    NalKind kind = syntax.kind(head, length);
    boolean first = kind.isSlice() && syntax.isFirst(head, length);
    place(kind, first);
    nal = kind;
    nalStart = used;
    if (kind.isSlice()) {
      marked = false;
      picture.slice(kind, syntax.prediction(head, length), stamp, arrival);
    }
    store(ActiveParameterSets.START, 0, ActiveParameterSets.START.length);
  }

  /** Ends the unit before it where one begins with this. */
  private void place(NalKind kind, boolean first) {
    boolean begins = first || kind.beginsUnit();
    if (begins && (picture.hasSlice() || (damaged && !hasNewSets))) {
      finish();
    } else if (left && kind.isSlice() && !suspect) {
      goOn();
    } else if (left && (kind.isSlice() || kind == NalKind.END)) {
      finish();
    }
    damaged |= kind.isSlice() && !first && !picture.hasSlice();
    if (suspect) {
      suspect = false;
      damaged |= !begins && (kind.isSlice() || !suspectNewStamp);
    }
  }

  /** The picture that has left was not whole. */
  private void goOn() {
    left = false;
    ends.misled();
    // A keyframe can be started with again as a whole, whatever was made of its beginning.
    boolean mended = (held && sink.takeBack()) || picture.isKey();
    damaged |= !mended;
    starts.lost();
  }

  @Override
  public void content(byte[] bytes, int from, int length) {
    picture.cameAt(arrival);
    store(bytes, from, length);
  }

  /** Keeps what is wanted of the NAL unit; what follows a picture that has left is not. */
  private void store(byte[] bytes, int from, int length) {
    if (left || !(nal.isKept() || nal.isSei())) {
      return;
    }
    if (length > MOST_BYTES - used) {
      damaged = true;
      return;
    }
    if (used + length > body.length) {
      int room = Math.max(used + length, 2 * body.length);
      body = Arrays.copyOf(body, Math.min(MOST_BYTES, room));
    }
    System.arraycopy(bytes, from, body, used, length);
    used += length;
  }

  @Override
  public void ends() {
    int start = nalStart + ActiveParameterSets.START.length;
    if (nal.isParameterSet() && !damaged) {
      sets.take(nal, body, start, used - start);
      hasNewSets = true;
    } else if (nal.isSei() && used > start && syntax.isRecoveryPoint(body, start, used)) {
      picture.recovers();
    }
    boolean tooMuch = !picture.hasSlice() && used > MOST_BEFORE;
    if (nal.isParameterSet() || !nal.isKept() || tooMuch) {
      used = Math.min(used, tooMuch ? 0 : nalStart);
    }
    if (nal.isSlice() && !left && ends.atSlice(picture)) {
      leave(true);
    }
  }

  /** Whatever was begun is over. */
  private void finish() {
    if (!left) {
      leave(true);
    }
    if (picture.hasSlice() && !damaged) {
      ends.over(picture, marked);
    }
    boolean keepsNewSets = hasNewSets && !picture.hasSlice();
    if (!keepsNewSets) {
      sets.pictureEnded();
    }
    hasNewSets = keepsNewSets;
    left = false;
    held = false;
    damaged = false;
    timed = false;
    counted = false;
    used = 0;
    picture.clear();
  }

  /** Hands the unit out, or drops it. */
  private void leave(boolean surelyWhole) {
    left = true;
    if (picture.hasSlice() && !timed) {
      timed = true;
      micros = clock.micros(picture.stamp(), picture.began(), picture.isReordered());
    }
    if (damaged) {
      starts.lost();
      drop();
      return;
    }
    switch (starts.fate(picture, micros, sets.areComplete())) {
      case START -> handOut(true, surelyWhole || !ends.isUnproven());
      case PLAIN -> handOut(false, true);
      case LOST -> drop();
      case LEFT_OUT -> {}
    }
  }

  private void drop() {
    if (!counted) {
      counted = true;
      dropped.incrementAndGet();
    }
  }

  private void handOut(boolean key, boolean surelyWhole) {
    int before = key || hasNewSets ? sets.size() : 0;
    byte[] unit = new byte[before + used];
    if (before > 0) {
      sets.write(unit, 0);
    }
    System.arraycopy(body, 0, unit, before, used);
    Packet packet = new Packet.Video(track, unit, micros, picture.arrival(), key);
    held = !surelyWhole;
    if (held) {
      sink.hold(packet);
    } else {
      sink.accept(packet);
    }
  }

  /** Units that were damaged or waited in vain for a start; from any thread. */
  long dropped() {
    return dropped.get();
  }
}
