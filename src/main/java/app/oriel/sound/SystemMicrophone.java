package app.oriel.sound;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The microphones that the system knows. For any thread. */
final class SystemMicrophone implements MicrophoneDevice {
  private static final Logger log = LoggerFactory.getLogger(SystemMicrophone.class);
  private static final int BITS = 16;
  private static final double BUFFER_SECONDS = 0.06;

  /** What devices can do, the best first. */
  private static final List<AudioFormat> FORMATS =
      List.of(
          format(48_000, 1),
          format(48_000, 2),
          format(44_100, 1),
          format(44_100, 2),
          format(16_000, 1),
          format(8_000, 1));

  private static AudioFormat format(int rate, int channels) {
    return new AudioFormat(rate, BITS, channels, true, false);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      for (Mixer.Info each : AudioSystem.getMixerInfo()) {
        if (AudioSystem.getMixer(each)
                .isLineSupported(new DataLine.Info(TargetDataLine.class, null))
            && !names.contains(each.getName())) {
          names.add(each.getName());
        }
      }
    } catch (IllegalArgumentException | SecurityException | LinkageError e) {
      log.debug("microphones cannot be listed", e);
    }
    return names;
  }

  @Override
  public MicrophoneLine open(String name) throws OrielException {
    String reason = "";
    for (AudioFormat format : FORMATS) {
      try {
        TargetDataLine line = line(name, format);
        int samples = (int) (format.getSampleRate() * BUFFER_SECONDS);
        line.open(format, samples * format.getFrameSize());
        line.start();
        log.info("the microphone is open: {}", format);
        return new SystemMicrophoneLine(line);
      } catch (LineUnavailableException
          | IllegalArgumentException
          | IllegalStateException
          | SecurityException
          | LinkageError e) {
        // A linkage error too: without libasound2 that is how Linux says that it has no sound.
        reason = e.toString();
      }
    }
    log.info("there is no microphone: {}", reason);
    throw new OrielException(Problem.NO_MICROPHONE, cure());
  }

  private static TargetDataLine line(String name, AudioFormat format)
      throws LineUnavailableException {
    if (!name.isEmpty()) {
      for (Mixer.Info each : AudioSystem.getMixerInfo()) {
        if (each.getName().equals(name)) {
          return AudioSystem.getTargetDataLine(format, each);
        }
      }
      throw new LineUnavailableException("it is not there");
    }
    return AudioSystem.getTargetDataLine(format);
  }

  /** What helps on this platform. */
  static Detail cure() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return Detail.of("allow-the-microphone-on-a-mac");
    }
    return system.contains("windows")
        ? Detail.of("allow-the-microphone-on-windows")
        : Detail.of("allow-the-microphone-on-linux");
  }
}
