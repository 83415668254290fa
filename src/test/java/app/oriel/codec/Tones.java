package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import app.oriel.simulator.G711;
import java.util.ArrayList;
import java.util.List;

/** A pure tone as cameras send it, and what can be measured of one that came out. */
public final class Tones {
  public static final double PITCH = 440;
  public static final int LOUD = 8000;
  private static final int G711_RATE = 8000;
  private static final int AAC_RATE = 16_000;
  private static final int ADTS_HEAD = 7;

  private Tones() {}

  /** The track that a camera says of such sound. */
  public static TrackInfo.Audio track(Codec codec) {
    return new TrackInfo.Audio(codec, codec == Codec.AAC ? AAC_RATE : G711_RATE, 1);
  }

  /** Samples of one packet. */
  public static int packetSamples(Codec codec) {
    return codec == Codec.AAC ? AudioEncoder.FRAME : 480;
  }

  /** So many seconds of the tone, as packets. */
  public static List<byte[]> packets(Codec codec, double seconds) {
    int rate = track(codec).rate();
    short[] tone = tone(rate, (int) (seconds * rate));
    if (codec == Codec.AAC) {
      return aac(tone);
    }
    List<byte[]> packets = new ArrayList<>();
    int size = packetSamples(codec);
    for (int at = 0; at + size <= tone.length; at += size) {
      byte[] packet = new byte[size];
      for (int i = 0; i < size; i++) {
        packet[i] = muLaw(tone[at + i]);
      }
      packets.add(codec == Codec.PCMA ? G711.toALaw(packet) : packet);
    }
    return packets;
  }

  /** The tone itself. */
  public static short[] tone(int rate, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (LOUD * Math.sin(2 * Math.PI * PITCH * i / rate));
    }
    return samples;
  }

  /** The µ-law byte nearest to a sample, by looking at all. */
  public static byte muLaw(short sample) {
    int best = 0;
    for (int code = 1; code < 256; code++) {
      if (away(code, sample) < away(best, sample)) {
        best = code;
      }
    }
    return (byte) best;
  }

  private static int away(int code, short sample) {
    return Math.abs(G711.ofMuLaw((byte) code) - sample);
  }

  private static List<byte[]> aac(short[] tone) {
    List<byte[]> packets = new ArrayList<>();
    try (AudioEncoder encoder = new AudioEncoder(AAC_RATE, 48_000)) {
      for (byte[] unit : encoder.encode(tone)) {
        packets.add(adts(unit));
      }
    }
    return packets;
  }

  /** ISO/IEC 14496-3, 1.A.2: AAC-LC, 16 kHz, one channel, no checksum. */
  private static byte[] adts(byte[] unit) {
    int length = ADTS_HEAD + unit.length;
    byte[] frame = new byte[length];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xf1;
    frame[2] = (byte) (1 << 6 | 8 << 2);
    frame[3] = (byte) (1 << 6 | length >> 11);
    frame[4] = (byte) (length >> 3);
    frame[5] = (byte) ((length & 7) << 5 | 0x1f);
    frame[6] = (byte) 0xfc;
    System.arraycopy(unit, 0, frame, ADTS_HEAD, unit.length);
    return frame;
  }

  /** What packets sound like, at the rate of their track. */
  public static short[] decoded(TrackInfo.Audio track, List<byte[]> packets) {
    List<Short> samples = new ArrayList<>();
    try (AudioDecoder decoder = new AudioDecoder(track);
        Resampler resampler = new Resampler(track.rate(), 1, false)) {
      for (byte[] packet : packets) {
        if (decoder.send(packet)) {
          for (Sound sound = decoder.next(); sound != null; sound = decoder.next()) {
            int count = resampler.convert(sound);
            for (int i = 0; i < count; i++) {
              samples.add(resampler.samples()[i]);
            }
          }
        }
      }
    }
    short[] all = new short[samples.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = samples.get(i);
    }
    return all;
  }

  /** The pitch of a tone, by its upward crossings of zero. */
  public static double pitch(short[] samples, int rate) {
    double first = Double.NaN;
    double last = Double.NaN;
    int periods = -1;
    for (int i = 1; i < samples.length; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) {
        last = i - samples[i] / (double) (samples[i] - samples[i - 1]);
        first = Double.isNaN(first) ? last : first;
        periods++;
      }
    }
    return periods * (double) rate / (last - first);
  }

  /** The strength of sound: the root of its mean square. */
  public static double strength(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }
}
