package app.oriel.sound;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkFormat;
import org.jspecify.annotations.Nullable;

/** Compresses what is said as a talk line wants it. Made, used and closed by one thread. */
@FunctionalInterface
public interface SpeechEncoder extends AutoCloseable {
  /**
   * Takes the samples of one packet.
   *
   * @return the packet that is to be sent now; null where the codec has not enough for one yet
   */
  byte @Nullable [] packet(short[] samples);

  /** How many samples of silence have to follow so that the last that was said is sent. */
  default int delay() {
    return 0;
  }

  @Override
  default void close() {}

  /**
   * The encoder of a format.
   *
   * @throws OrielException {@link Problem#TALK_UNSUPPORTED} if Oriel cannot make such sound
   */
  static SpeechEncoder of(TalkFormat format) throws OrielException {
    Codec codec = format.codec();
    return switch (codec) {
      case PCMU, PCMA -> samples -> G711.encode(codec, samples, samples.length);
      case L8 -> SpeechEncoder::bytes;
      case L16 -> SpeechEncoder::pairs;
      default -> FramedSpeech.of(format).orElseThrow(() -> unsupported(format));
    };
  }

  private static OrielException unsupported(TalkFormat format) {
    return new OrielException(
        Problem.TALK_UNSUPPORTED,
        Detail.of(
            "wants-sound-that-oriel-cannot-make", format.codec(), String.valueOf(format.rate())));
  }

  /** RFC 3551, 4.5.10. */
  private static byte[] bytes(short[] samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) ((samples[i] >> 8) + 128);
    }
    return bytes;
  }

  /** RFC 3551, 4.5.11. */
  private static byte[] pairs(short[] samples) {
    byte[] bytes = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) (samples[i] >> 8);
      bytes[2 * i + 1] = (byte) samples[i];
    }
    return bytes;
  }
}
