package app.oriel.sound;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.AudioDecoder;
import app.oriel.codec.Resampler;
import app.oriel.codec.Sound;
import org.jspecify.annotations.Nullable;

/**
 * From packets to an open line: decodes, stretches, lets wait, plays. Belongs to the thread that
 * makes it; times are nanoseconds of one clock.
 */
final class Playback implements AutoCloseable {
  /** So much lies in the line, where it cannot be left out any more. */
  private static final double IN_LINE = 0.06;

  /** With less in the line than this, silence must help. */
  private static final double DRY = 0.02;

  private static final double BLOCK = 0.01;

  /** More than this waits too long, whatever it is worth. */
  private static final double MOST = 0.185;

  private static final double VOLUME_STEPS = 100;

  /** After so many packets without sound a new decoder is tried. */
  private static final int MOST_MUTE = 50;

  private final PacedLine line;
  private final JitterBuffer buffer;
  private final Resampler resampler;
  private final Steering steering = new Steering();
  private final short[] block;
  private final int rate;
  private @Nullable AudioDecoder decoder;
  private TrackInfo.@Nullable Audio track;
  private double gain;
  private double wantedGain;
  private boolean anySound;
  private int mute;
  private int delayMillis;
  private int ppm;
  private long gaps;
  private long cuts;

  /** Closes the line in the end. */
  Playback(SpeakerLine open, long now) {
    rate = open.rate();
    line = new PacedLine(open, now);
    buffer = new JitterBuffer(rate);
    resampler = new Resampler(rate);
    block = new short[samples(BLOCK)];
  }

  private int samples(double seconds) {
    return (int) (seconds * rate);
  }

  private double millis(int samples) {
    return samples * 1000.0 / rate;
  }

  /** How loud from now on, 0 to 100; reached softly. */
  void volume(int percent) {
    double part = percent / VOLUME_STEPS;
    // Ears hear ratios: half of the way is a quarter of the strength.
    wantedGain = part * part;
  }

  /** What comes now does not go on from what came. */
  void startOver(boolean otherCamera) {
    closeDecoder();
    if (otherCamera) {
      buffer.clear();
      steering.forget();
    }
  }

  /** A packet came. Whatever is in it, it breaks nothing. */
  void take(Packet.Audio packet, long now) {
    AudioDecoder open = decoderFor(packet.track());
    mute++;
    if (open.send(packet.bytes())) {
      for (Sound sound = open.next(); sound != null; sound = open.next()) {
        mute = 0;
        add(sound, packet.arrival(), now);
      }
    }
    if (mute > MOST_MUTE) {
      mute = 0;
      closeDecoder();
    }
  }

  private void add(Sound sound, long arrival, long now) {
    double length = sound.samples() * 1000.0 / sound.rate();
    int waiting = buffer.size() + line.waiting(now);
    if (buffer.isStarved()) {
      restart(waiting, length, now);
    } else {
      ppm = steering.steer(millis(waiting), length, now);
      resampler.stretch(ppm);
    }
    int count = resampler.convert(sound);
    buffer.add(resampler.samples(), count);
    anySound |= count > 0;
    leaveOutTheLate(length, (now - arrival) / 1e9, now);
    int all = buffer.size() + line.waiting(now);
    delayMillis = (int) (millis(all) + (now - arrival) / 1e6);
  }

  /** First silence, so that as much waits as should. */
  private void restart(int waiting, double length, long now) {
    if (anySound) {
      steering.starved();
    }
    int target = samples(steering.target(length) / 1000);
    buffer.addSilence(Math.max(0, target - waiting));
    steering.begin(millis(Math.max(target, waiting)), now);
  }

  /** The time that a packet has lain before it was taken counts too. */
  private void leaveOutTheLate(double length, double lain, long now) {
    int inLine = line.waiting(now);
    double target = steering.target(length);
    int most = Math.max(samples(MOST), samples((target + length) / 1000) + samples(BLOCK));
    if (buffer.size() + inLine > most - samples(lain)) {
      buffer.cutTo(Math.max(0, samples((target + length) / 1000) - inLine));
      cuts++;
      steering.begin(target, now);
    }
  }

  /** Lets the line have what it needs; to be called every some milliseconds. */
  void pump(long now) {
    int waiting = line.waiting(now);
    int full = samples(IN_LINE);
    while (buffer.size() > 0 && waiting < full) {
      int count = Math.min(Math.min(block.length, line.room()), buffer.size());
      if (count <= 0) {
        return;
      }
      waiting += write(count);
    }
    boolean dry = waiting < samples(DRY);
    if (dry && line.room() >= block.length) {
      gaps += buffer.isStarved() || !anySound ? 0 : 1;
      write(block.length);
    }
  }

  private int write(int count) {
    buffer.take(block, count);
    double step = 1.0 / block.length;
    for (int i = 0; i < count; i++) {
      gain += Math.clamp(wantedGain - gain, -step, step);
      block[i] = (short) (block[i] * gain);
    }
    line.write(block, count);
    return count;
  }

  private AudioDecoder decoderFor(TrackInfo.Audio wanted) {
    AudioDecoder open = decoder;
    if (open == null || !wanted.equals(track)) {
      closeDecoder();
      open = new AudioDecoder(wanted);
      decoder = open;
      track = wanted;
    }
    return open;
  }

  private void closeDecoder() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }

  /** Whether the device has gone. */
  boolean isGone(long now) {
    return line.isGone(now);
  }

  SpeakerStats stats() {
    return new SpeakerStats(delayMillis, ppm, gaps, cuts);
  }

  @Override
  public void close() {
    try {
      closeDecoder();
      resampler.close();
    } finally {
      line.close();
    }
  }
}
