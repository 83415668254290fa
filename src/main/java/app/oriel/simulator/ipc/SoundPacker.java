package app.oriel.simulator.ipc;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.AudioEncoder;
import app.oriel.simulator.G711;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ipc.IpcTraits.Microphone;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the microphone hears into RTP payloads. Confined to one thread; closed by it. */
final class SoundPacker implements AutoCloseable {
  private static final int NARROW = 8000;
  private static final int WIDE = 16_000;
  private static final int BITRATE = 32_000;
  private static final int SILENCE = 128;

  private final Microphone microphone;
  private @Nullable AudioEncoder encoder;
  private long next;
  private short last;

  SoundPacker(Microphone microphone) {
    this.microphone = microphone;
  }

  /**
   * A payload and its moment.
   *
   * @param capturedAt as in {@link Shot}
   */
  record Moment(Payload payload, long capturedAt) {}

  /** None where there is no microphone, or not enough for a whole frame yet. */
  List<Moment> payloads(Shot.Sound sound) {
    return switch (microphone) {
      case NONE -> List.of();
      case PCMU, UNKNOWN -> asItIs(sound, sound.muLaw());
      case PCMA -> asItIs(sound, G711.toALaw(sound.muLaw()));
      case L8 -> asItIs(sound, bytes(samples(sound.muLaw())));
      case L16 -> asItIs(sound, pairs(doubled(sound.muLaw())));
      case G726, G726_16, G726_24, G726_40, G726_AAL2, G726_AAL2_24, G726_AAL2_40 ->
          compressed(sound, Codec.G726, NARROW, bits(), samples(sound.muLaw()));
      case G722 -> compressed(sound, Codec.G722, WIDE, 0, doubled(sound.muLaw()));
      case MP2 -> compressed(sound, Codec.MP2, WIDE, 0, doubled(sound.muLaw()));
      case OPUS -> compressed(sound, Codec.OPUS, WIDE, 0, doubled(sound.muLaw()));
      case AAC, LATM -> compressed(sound, Codec.AAC, WIDE, 0, doubled(sound.muLaw()));
    };
  }

  private static List<Moment> asItIs(Shot.Sound sound, byte[] bytes) {
    return List.of(new Moment(new Payload(bytes, false), sound.capturedAt()));
  }

  private List<Moment> compressed(
      Shot.Sound sound, Codec codec, int rate, int bits, short[] samples) {
    AudioEncoder open = encoder;
    if (open == null) {
      int bitrate = bits > 0 ? bits * rate : BITRATE;
      open = new AudioEncoder(new TrackInfo.Audio(codec, rate, 1, bits), bitrate);
      encoder = open;
      next = sound.capturedAt();
    }
    List<Moment> moments = new ArrayList<>();
    for (byte[] frame : open.encode(samples)) {
      moments.add(new Moment(payload(frame), next));
      next += 1_000_000_000L * open.frameSamples() / rate;
    }
    return moments;
  }

  private Payload payload(byte[] frame) {
    return switch (microphone) {
      case AAC -> new Payload(framed(frame), true);
      case LATM -> new Payload(measured(frame), true);
      case MP2 -> new Payload(behind(new byte[4], frame), false);
      case G726_AAL2, G726_AAL2_24, G726_AAL2_40 -> new Payload(turned(frame, bits()), false);
      default -> new Payload(frame, false);
    };
  }

  /** RFC 3640 section 3.3.6: one access unit with 13 bits of length and 3 of index. */
  private static byte[] framed(byte[] unit) {
    return behind(new byte[] {0, 16, (byte) (unit.length >> 5), (byte) (unit.length << 3)}, unit);
  }

  /** ISO/IEC 14496-3 section 1.7.3: the length is the sum of bytes up to one that is not 255. */
  private static byte[] measured(byte[] unit) {
    byte[] length = new byte[unit.length / 255 + 1];
    for (int i = 0; i < length.length; i++) {
      length[i] = (byte) Math.min(255, unit.length - 255 * i);
    }
    return behind(length, unit);
  }

  private static byte[] behind(byte[] head, byte[] frame) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(head);
    payload.writeBytes(frame);
    return payload.toByteArray();
  }

  /** Of a sample of G.726. */
  private int bits() {
    return switch (microphone) {
      case G726_16 -> 2;
      case G726_24, G726_AAL2_24 -> 3;
      case G726_40, G726_AAL2_40 -> 5;
      default -> 4;
    };
  }

  /** Each sample from the lowest bits on is put into the highest ones left: ITU-T I.366.2. */
  private static byte[] turned(byte[] frame, int bits) {
    byte[] turned = new byte[frame.length];
    for (int i = 0; i < 8 * frame.length; i++) {
      int to = i - i % bits + bits - 1 - i % bits;
      int bit = frame[i / 8] >> i % 8 & 1;
      turned[to / 8] |= (byte) (bit << (7 - to % 8));
    }
    return turned;
  }

  private static short[] samples(byte[] muLaw) {
    short[] samples = new short[muLaw.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = G711.ofMuLaw(muLaw[i]);
    }
    return samples;
  }

  private static byte[] bytes(short[] samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((samples[i] >> 8) + SILENCE);
    }
    return bytes;
  }

  private static byte[] pairs(short[] samples) {
    byte[] pairs = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      pairs[2 * i] = (byte) (samples[i] >> 8);
      pairs[2 * i + 1] = (byte) samples[i];
    }
    return pairs;
  }

  /** Twice as many samples, the new ones halfway between the old. */
  private short[] doubled(byte[] muLaw) {
    short[] samples = new short[muLaw.length * 2];
    for (int i = 0; i < muLaw.length; i++) {
      short sample = G711.ofMuLaw(muLaw[i]);
      samples[2 * i] = (short) ((last + sample) / 2);
      samples[2 * i + 1] = sample;
      last = sample;
    }
    return samples;
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }
}
