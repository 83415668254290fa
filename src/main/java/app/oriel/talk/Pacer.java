package app.oriel.talk;

import app.oriel.camera.OrielException;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.sound.SpeechEncoder;

/**
 * Sends packets in real time, one when the time of its last sample has come. Where the time of
 * packets has passed, they are left out: no camera gets a burst. One thread.
 */
final class Pacer {
  private static final int REMEMBERED = 8192;

  private final TalkLine line;
  private final TalkFormat format;
  private final SpeechEncoder encoder;
  private final PaceClock clock;
  private final long packetNanos;
  private final short[] block;
  private final double[] lateness = new double[REMEMBERED];
  private long due;
  private long blocks;
  private long packets;
  private long skipped;

  /** Fills a packet when it is due. */
  @FunctionalInterface
  interface Filler {
    /** Fills all of them: they are sent. */
    void fill(short[] samples) throws OrielException, InterruptedException;
  }

  /**
   * Time begins now.
   *
   * @param encoder for the line's format; not closed here
   */
  Pacer(TalkLine line, SpeechEncoder encoder, PaceClock clock) {
    this.line = line;
    this.encoder = encoder;
    this.format = line.format();
    this.clock = clock;
    this.packetNanos = format.packetTime().toNanos();
    this.block = new short[format.packetSamples()];
    this.due = clock.nanoTime();
  }

  /** Waits for the next packet's time, has it filled and sends it. */
  void next(Filler filler) throws OrielException, InterruptedException {
    due += packetNanos;
    clock.sleepUntil(due);
    long late = clock.nanoTime() - due;
    if (late >= packetNanos) {
      long over = late / packetNanos;
      skipped += over;
      due += over * packetNanos;
    }
    filler.fill(block);
    byte[] packet = encoder.packet(block);
    if (packet != null) {
      line.send(packet);
      packets++;
    }
    lateness[(int) (blocks % REMEMBERED)] = (clock.nanoTime() - due) / 1e6;
    blocks++;
  }

  TalkStats stats(long samplesSaid) {
    int count = (int) Math.min(blocks, REMEMBERED);
    return new TalkStats(
        samplesSaid * 1000 / format.rate(),
        packets,
        skipped,
        line.dropped(),
        TalkStats.p95(lateness, count));
  }
}
