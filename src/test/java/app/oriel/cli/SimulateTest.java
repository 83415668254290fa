package app.oriel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.cli.CliRig.Ended;
import app.oriel.live.Await;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code oriel simulate}: a camera that {@code oriel test} finds nothing wrong with. */
@Timeout(60)
class SimulateTest {
  private static final Pattern READY =
      Pattern.compile(
          "ready kasa://(127\\.0\\.0\\.1:\\d+\\?discovery=\\d+&talk=\\d+) KC410S"
              + " user=(\\S+) password=([0-9a-f]{16})\\R");

  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  @Test
  void isReadyWhenItSaysSoAndKeepsItsCertificate() throws Exception {
    int port = freePort();
    Running first = start(port);
    String url = "kasa://" + CliRig.percent(first.user) + ":" + first.password + "@" + first.place;
    Ended tested = rig.run("test", url, "--json");
    assertEquals(0, tested.code(), tested.out());
    assertTrue(tested.out().contains("\"passwordForm\":\"plain\""), tested.out());
    assertEquals(130, first.end());

    Running second = start(port);
    assertNotEquals(first.password, second.password);
    Ended again =
        rig.run(
            "test",
            "kasa://" + CliRig.percent(second.user) + ":" + second.password + "@" + second.place,
            "--json");
    assertEquals(0, again.code(), again.out());
    assertTrue(again.out().contains("\"pin\":\"known\""), again.out());
    assertEquals(130, second.end());
  }

  @Test
  void camerasThatSpeakRtspAreReadyByTheirFamilysScheme() throws Exception {
    assertTrue(
        readyLine("tl-ipc44aw-color")
            .matches(
                "ready ipc://127\\.0\\.0\\.1:\\d+\\?web=\\d+ TL-IPC44AW-COLOR user=admin"
                    + " password=\\S+"));
    assertTrue(readyLine("VIGI-S445").startsWith("ready vigi://"));
    assertTrue(
        readyLine("tapo-c220")
            .matches("ready tapo://127\\.0\\.0\\.1:\\d+ Tapo-C220 user=camera password=\\S+"));
  }

  /** What a camera says when it is ready, which answers RTSP by then. */
  private String readyLine(String model) throws Exception {
    StringWriter out = new StringWriter();
    CommandLineProgram program = rig.program(out, new StringWriter());
    String port = String.valueOf(freePort());
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> program.run("simulate", model, "--host", "127.0.0.1", "--port", port));
    Thread thread = Thread.ofPlatform().name("simulate").start(task);
    Await.until("it is ready", () -> task.isDone() || out.toString().contains("\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getOutputStream().write("OPTIONS rtsp://a/ RTSP/1.0\r\n\r\n".getBytes(UTF_8));
      assertEquals("RTSP/1.0 200 OK", new String(socket.getInputStream().readNBytes(15), UTF_8));
    }
    thread.interrupt();
    assertEquals(130, task.get(20, TimeUnit.SECONDS));
    return out.toString().strip();
  }

  @Test
  void aPortThatIsTakenIsAMistakeInTheCall() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          rig.run(
              "simulate",
              "EC60",
              "--host",
              "127.0.0.1",
              "--port",
              String.valueOf(taken.getLocalPort()),
              "--json");
      assertEquals(2, ended.code(), ended.out());
      assertTrue(ended.document().contains("is taken"), ended.out());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Running start(int port) throws Exception {
    StringWriter out = new StringWriter();
    CommandLineProgram program = rig.program(out, new StringWriter());
    String[] arguments = {
      "simulate", "kc410s", "--host", "127.0.0.1", "--port", String.valueOf(port)
    };
    FutureTask<Integer> task = new FutureTask<>(() -> program.run(arguments));
    Thread thread = Thread.ofPlatform().name("simulate").start(task);
    Await.until("it is ready", () -> task.isDone() || READY.matcher(out.toString()).matches());
    Matcher ready = READY.matcher(out.toString());
    assertTrue(ready.matches(), out::toString);
    return new Running(thread, task, ready.group(1), ready.group(2), ready.group(3));
  }

  private record Running(
      Thread thread, FutureTask<Integer> task, String place, String user, String password) {
    int end() throws Exception {
      thread.interrupt();
      return task.get(20, TimeUnit.SECONDS);
    }
  }
}
