package app.oriel.sound;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.codec.RateConverter;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads sound files: WAV, and what else Java itself can read. */
public final class SoundFile {
  private static final int BITS = 16;
  private static final int MOST_RATE = 192_000;
  private static final int MOST_CHANNELS = 8;
  private static final int MOST_MINUTES = 10;
  private static final int PIECE = 4096;

  private final short[] samples;
  private final int rate;

  private SoundFile(short[] samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /** Reads a whole file, its channels mixed to one; what is longer than ten minutes is refused. */
  public static SoundFile read(Path file) throws OrielException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        AudioInputStream sound = AudioSystem.getAudioInputStream(in)) {
      AudioFormat from = sound.getFormat();
      int rate = Math.round(from.getSampleRate());
      int channels = from.getChannels();
      if (rate < 1000 || rate > MOST_RATE || channels < 1 || channels > MOST_CHANNELS) {
        throw unsupported(file);
      }
      AudioFormat plain = new AudioFormat(from.getSampleRate(), BITS, channels, true, false);
      try (AudioInputStream samples = AudioSystem.getAudioInputStream(plain, sound)) {
        short[] mixed = mixed(samples, channels, rate, file);
        if (mixed.length == 0) {
          throw unsupported(file);
        }
        return new SoundFile(mixed, rate);
      }
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw unsupported(file);
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw new OrielException(Problem.SOUND_UNREADABLE, Detail.of("at", file, Detail.said(e)), e);
    }
  }

  private static OrielException unsupported(Path file) {
    return new OrielException(
        Problem.SOUND_UNSUPPORTED, Detail.of("at", file, Detail.of("it-holds-no-sound-to-say")));
  }

  private static short[] mixed(AudioInputStream from, int channels, int rate, Path file)
      throws IOException {
    int most = rate * 60 * MOST_MINUTES;
    short[] mixed = new short[PIECE];
    int count = 0;
    byte[] piece = new byte[PIECE * 2 * channels];
    while (true) {
      int got;
      try {
        got = from.readNBytes(piece, 0, piece.length) / (2 * channels);
      } catch (EOFException e) {
        got = 0;
      }
      if (got == 0) {
        return Arrays.copyOf(mixed, count);
      }
      if (count + got > most) {
        throw new OrielException(
            Problem.SOUND_UNSUPPORTED,
            Detail.of("at", file, Detail.of("is-longer-than-minutes", MOST_MINUTES)));
      }
      mixed = mixed.length < count + got ? Arrays.copyOf(mixed, 2 * (count + got)) : mixed;
      for (int i = 0; i < got; i++) {
        mixed[count++] = mean(piece, i * 2 * channels, channels);
      }
    }
  }

  private static short mean(byte[] bytes, int at, int channels) {
    int sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += (bytes[at + 2 * channel] & 0xff) | bytes[at + 2 * channel + 1] << 8;
    }
    return (short) (sum / channels);
  }

  /** All samples, at a rate of the caller's. */
  public short[] samples(int wanted) {
    if (wanted == rate) {
      return samples.clone();
    }
    try (RateConverter converter = new RateConverter(rate, wanted)) {
      int count = converter.convert(samples, samples.length);
      short[] converted = Arrays.copyOf(converter.samples(), count);
      int more = converter.finish();
      short[] all = Arrays.copyOf(converted, count + more);
      System.arraycopy(converter.samples(), 0, all, count, more);
      return all;
    }
  }

  /** How long it is, in milliseconds. */
  public long millis() {
    return samples.length * 1000L / rate;
  }
}
