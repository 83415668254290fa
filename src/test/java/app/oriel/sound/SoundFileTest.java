package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"8000, 1, 16", "44100, 2, 16", "48000, 1, 24", "22050, 2, 8", "16000, 1, 16"})
  void aWavOfAnyKindIsHeardWhole(int rate, int channels, int bits) throws Exception {
    Path file = wav(rate, channels, bits, 2 * rate);
    SoundFile sound = SoundFile.read(file);
    assertEquals(2000, sound.millis());
    for (int wanted : new int[] {8000, 16_000}) {
      short[] samples = sound.samples(wanted);
      assertEquals(2 * wanted, samples.length, wanted / 100.0);
      assertEquals(2 * 2 * 440, crossings(samples), 20.0);
    }
  }

  @Test
  void whatIsNoSoundIsRefusedWithASentence() throws Exception {
    Path file = folder.resolve("text.wav");
    Files.writeString(file, "no sound at all");
    OrielException e = assertThrows(OrielException.class, () -> SoundFile.read(file));
    assertEquals(Problem.SOUND_UNSUPPORTED, e.problem());
    OrielException missing =
        assertThrows(OrielException.class, () -> SoundFile.read(folder.resolve("none.wav")));
    assertEquals(Problem.SOUND_UNREADABLE, missing.problem());
  }

  @Test
  void aFileThatHoldsNoSampleIsRefused() throws Exception {
    Path file = wav(8000, 1, 16, 0);
    OrielException e = assertThrows(OrielException.class, () -> SoundFile.read(file));
    assertEquals(Problem.SOUND_UNSUPPORTED, e.problem());
  }

  @Test
  void aFileThatIsCutOffIsReadAsFarAsItGoes() throws Exception {
    Path file = wav(8000, 1, 16, 16_000);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(SoundFile.read(file).millis() > 800);
  }

  private Path wav(int rate, int channels, int bits, int count) throws IOException {
    int bytes = bits / 8;
    byte[] data = new byte[count * channels * bytes];
    for (int i = 0; i < count; i++) {
      double value = 0.5 * Math.sin(2 * Math.PI * 440 * i / rate);
      long sample = Math.round(value * (1L << (bits - 1)));
      for (int channel = 0; channel < channels; channel++) {
        for (int b = 0; b < bytes; b++) {
          data[(i * channels + channel) * bytes + b] = (byte) (sample >> (8 * b));
        }
        if (bits == 8) {
          data[i * channels + channel] = (byte) (sample + 128);
        }
      }
    }
    var format = new AudioFormat(rate, bits, channels, bits > 8, false);
    Path file = folder.resolve(rate + "-" + channels + "-" + bits + ".wav");
    try (var sound = new AudioInputStream(new ByteArrayInputStream(data), format, count)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private static int crossings(short[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += (samples[i - 1] < 0) == (samples[i] < 0) ? 0 : 1;
    }
    return crossings;
  }
}
