package app.oriel.talk;

import app.oriel.camera.OrielException;
import app.oriel.sound.Microphone;
import app.oriel.sound.MicrophoneTake;
import app.oriel.sound.SoundFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** All that can be said: what a microphone hears, a file, a tone, a chirp for tests. */
public final class Voices {
  /** Samples per second at which a microphone is held open until the line's rate is known. */
  private static final int ANY_RATE = 8000;

  private Voices() {}

  /** What the microphone hears, until the button is let go. */
  public static Voice.Source microphone(Microphone microphone) {
    return () -> new MicrophoneVoice(microphone);
  }

  /** A sound file from its beginning to its end; read when it is opened. */
  public static Voice.Source file(Path file) {
    return () -> of(SoundFile.read(file));
  }

  /** A sound file that was read. */
  public static Voice of(SoundFile file) {
    return new SamplesVoice(file::samples);
  }

  /** A sine. */
  public static Voice.Source tone(double hertz, Duration length) {
    return () -> new SamplesVoice(rate -> Chirps.tone(hertz, length, rate));
  }

  /** Short tones and a few made-up syllables, to be told from noise by who listens. */
  public static Voice.Source chirp() {
    return () -> new SamplesVoice(Chirps::chirp);
  }

  /** The beginning of another voice. */
  public static Voice.Source limited(Voice.Source source, Duration length) {
    return () -> new LimitedVoice(source.open(), length);
  }

  private static final class MicrophoneVoice implements Voice {
    private final Microphone microphone;
    private MicrophoneTake take;

    MicrophoneVoice(Microphone microphone) throws OrielException, InterruptedException {
      this.microphone = microphone;
      take = microphone.listen(ANY_RATE);
    }

    @Override
    public void tune(int rate) throws OrielException, InterruptedException {
      MicrophoneTake before = take;
      // The other is closed after it, so that the device stays open.
      take = microphone.listen(rate);
      before.close();
    }

    @Override
    public void begin(int now) {
      take.begin(now);
    }

    @Override
    public int read(short[] into, int from, int count) throws OrielException {
      return take.read(into, from, count);
    }

    @Override
    public void finish() {
      take.finish();
    }

    @Override
    public void close() {
      take.close();
    }
  }

  /** Samples for a rate. */
  @FunctionalInterface
  private interface Made {
    short[] at(int rate);
  }

  private static final class SamplesVoice implements Voice {
    private final Made made;
    private short[] samples = {};
    private int at;
    private boolean finished;

    SamplesVoice(Made made) {
      this.made = made;
    }

    @Override
    public void tune(int rate) {
      samples = made.at(rate);
    }

    @Override
    public void begin(int now) {
      at = 0;
      finished = false;
    }

    @Override
    public int read(short[] into, int from, int count) {
      int left = finished ? 0 : samples.length - at;
      int got = Math.min(count, left);
      System.arraycopy(samples, at, into, from, got);
      at += got;
      return got == 0 && count > 0 ? -1 : got;
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void close() {}
  }

  private static final class LimitedVoice implements Voice {
    private final Voice voice;
    private final Duration length;
    private long left;
    private long all;

    LimitedVoice(Voice voice, Duration length) {
      this.voice = voice;
      this.length = length;
    }

    @Override
    public void tune(int rate) throws OrielException, InterruptedException {
      all = length.toMillis() * rate / 1000;
      voice.tune(rate);
    }

    @Override
    public void begin(int now) {
      left = all;
      voice.begin(now);
    }

    @Override
    public int read(short[] into, int from, int count) throws OrielException {
      if (left == 0) {
        return -1;
      }
      int wanted = (int) Math.min(count, left);
      int got = voice.read(into, from, wanted);
      // Silence counts too: the time is limited, not what was said.
      left -= got < 0 ? left : wanted;
      return got < 0 ? got : pad(into, from + got, wanted - got) + got;
    }

    private static int pad(short[] into, int from, int count) {
      Arrays.fill(into, from, from + count, (short) 0);
      return count;
    }

    @Override
    public void finish() {
      voice.finish();
    }

    @Override
    public void close() {
      voice.close();
    }
  }
}
