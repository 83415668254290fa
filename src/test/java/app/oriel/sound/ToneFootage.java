package app.oriel.sound;

import app.oriel.codec.Tones;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Shot;
import java.util.function.Consumer;

/** Other footage, whose microphone hears a tone instead. */
public final class ToneFootage implements Footage {
  private static final int RATE = 8000;

  /** Eleven periods of the tone. */
  private static final byte[] LOOP = loop();

  private final Footage pictures;

  /** Pictures as they are, and a tone. */
  public ToneFootage(Footage pictures) {
    this.pictures = pictures;
  }

  private static byte[] loop() {
    short[] tone = Tones.tone(RATE, 200);
    byte[] loop = new byte[tone.length];
    for (int i = 0; i < loop.length; i++) {
      loop[i] = Tones.muLaw(tone[i]);
    }
    return loop;
  }

  @Override
  public Watch watch(Consumer<Shot> watcher) {
    int[] sent = new int[1];
    return pictures.watch(
        shot -> watcher.accept(shot instanceof Shot.Sound sound ? tone(sound, sent) : shot));
  }

  private static Shot.Sound tone(Shot.Sound sound, int[] sent) {
    byte[] bytes = new byte[sound.muLaw().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = LOOP[sent[0]++ % LOOP.length];
    }
    return new Shot.Sound(bytes, sound.capturedAt());
  }

  @Override
  public void close() {
    pictures.close();
  }
}
