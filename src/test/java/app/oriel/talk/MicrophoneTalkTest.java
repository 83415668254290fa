package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.talk.HeardSound;
import app.oriel.simulator.talk.TalkReport;
import app.oriel.sound.Alsa;
import app.oriel.sound.Microphone;
import app.oriel.sound.MicrophoneDevice;
import app.oriel.sound.MicrophoneLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is said into a microphone is heard at the camera, from one end to the other. */
@Timeout(120)
class MicrophoneTalkTest {
  private static final int RATE = 48_000;
  private static final String VARIABLE = "ORIEL_TEST_PASSWORD";

  @TempDir Path folder;
  @AutoClose private final WireRig rig = new WireRig();

  MicrophoneTalkTest() throws IOException {}

  @Test
  void aMicrophoneThatIsUnpluggedEndsTheTalkWithItsReason() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW_PLUS);
    ToneDevice device = new ToneDevice();
    try (Microphone microphone =
            new Microphone(device, rig.threads.platform("microphone"), System::nanoTime);
        PushToTalk button = rig.talks.with(rig.camera(camera.url()))) {
      button.press(Voices.microphone(microphone));
      WireRig.await(() -> button.state() instanceof TalkState.Talking);
      WireRig.await(() -> camera.talk().reports().getFirst().heard().audible().millis() > 500);
      device.gone = true;
      WireRig.await(() -> WireRig.isOver(button.state()));
      TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
      assertEquals(Problem.NO_MICROPHONE, refused.reason().problem());
      TalkReport report = WireRig.report(camera.talk());
      assertTrue(report.over());
      device.gone = false;
      // Plugged in again, the next press is heard.
      button.press(Voices.microphone(microphone));
      WireRig.await(() -> button.state() instanceof TalkState.Talking);
      button.release();
      WireRig.await(() -> WireRig.isOver(button.state()));
      assertInstanceOf(TalkState.Closed.class, button.state());
    }
  }

  /** The command in a program of its own, whose microphone is a file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theSystemsMicrophoneIsHeardAtTheCamera() throws Exception {
    Alsa.assumeThere();
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW);
    Process process = talk(camera, microphone(tone()));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), this::said);
    assertEquals(0, process.exitValue(), this::said);
    TalkReport report = WireRig.report(camera.talk());
    assertEquals(List.of(), report.violations());
    HeardSound heard = report.heard().audible();
    assertTrue(heard.millis() > 1800, "ms " + heard.millis());
    assertTrue(heard.shareAt(440) > 0.8, "share " + heard.shareAt(440));
  }

  private Process talk(IpcCamera camera, Path devices) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("jpackage/jvm.args").toAbsolutePath(),
            "--module-path",
            Path.of("target/oriel/javafx").toAbsolutePath().toString(),
            "-cp",
            Path.of("target/classes").toAbsolutePath()
                + ":"
                + Path.of("target/oriel/lib").toAbsolutePath()
                + "/*",
            "app.oriel.Main",
            "talk",
            camera.wholeUrl(),
            "--microphone",
            "--duration",
            "2s",
            "--user",
            WireRig.OWNER.user(),
            "--password-env",
            VARIABLE,
            "--profile",
            folder.resolve("profile.json").toString());
    builder.environment().put("ALSA_CONFIG_PATH", devices.toString());
    builder.environment().put(VARIABLE, WireRig.OWNER.password());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  /** A minute of it, because a file is read as fast as anybody asks. */
  private Path tone() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(60 * RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 60 * RATE; i++) {
      bytes.putShort(sine(i));
    }
    return Files.write(folder.resolve("tone.raw"), bytes.array());
  }

  private static short sine(long at) {
    return (short) (16_000 * Math.sin(2 * Math.PI * 440 * at / RATE));
  }

  private Path microphone(Path tone) throws IOException {
    return Files.writeString(
        folder.resolve("alsa.conf"),
        """
        pcm.file {
          type file
          file "/dev/null"
          infile "%s"
          format "raw"
          slave.pcm { type null }
        }
        pcm.default {
          type plug
          slave { pcm "file" format S16_LE channels 1 rate %d }
        }
        ctl.default { type hw card 0 }
        """
            .formatted(tone, RATE));
  }

  /** A tone, until it is unplugged. */
  private static final class ToneDevice implements MicrophoneDevice {
    private volatile boolean gone;

    @Override
    public List<String> names() {
      return List.of("tone");
    }

    @Override
    public MicrophoneLine open(String name) {
      return new MicrophoneLine() {
        private long at;

        @Override
        public int rate() {
          return RATE;
        }

        @Override
        public int read(short[] into, int count) {
          for (int i = 0; i < count; i++) {
            into[i] = sine(at++);
          }
          return gone ? 0 : count;
        }

        @Override
        public void close() {}
      };
    }
  }
}
