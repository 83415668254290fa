package app.oriel.sound;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loudspeaker that the system has chosen. For one thread at a time. */
final class SystemSpeaker implements SpeakerDevice {
  private static final Logger log = LoggerFactory.getLogger(SystemSpeaker.class);

  private static final int BITS = 16;
  private static final double BUFFER_SECONDS = 0.12;

  /** What every device can do, the least work first. */
  private static final List<AudioFormat> FORMATS =
      List.of(format(48_000, 1), format(48_000, 2), format(44_100, 2));

  private String complaint = "";

  private static AudioFormat format(int rate, int channels) {
    return new AudioFormat(rate, BITS, channels, true, false);
  }

  @Override
  public @Nullable SpeakerLine open() {
    String reason = "";
    for (AudioFormat format : FORMATS) {
      try {
        SpeakerLine line = open(format);
        log.info("the loudspeaker is open: {}", format);
        complaint = "";
        return line;
      } catch (LineUnavailableException
          | IllegalArgumentException
          | IllegalStateException
          | SecurityException
          | LinkageError e) {
        // A linkage error too: without libasound2 that is how Linux says that it has no sound.
        reason = e.toString();
      }
    }
    if (!reason.equals(complaint)) {
      complaint = reason;
      log.info("there is no loudspeaker: {}", reason);
    }
    return null;
  }

  private static SpeakerLine open(AudioFormat format) throws LineUnavailableException {
    SourceDataLine line = AudioSystem.getSourceDataLine(format);
    int samples = (int) (format.getSampleRate() * BUFFER_SECONDS);
    line.open(format, samples * format.getFrameSize());
    line.start();
    return new SystemLine(line);
  }
}
