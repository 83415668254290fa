package app.oriel.simulator.ipc;

import app.oriel.simulator.scene.Scene;
import app.oriel.simulator.scene.Scenes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Makes the recorded H.265 footage: {@code java -cp "target/test-classes:target/classes:…"
 * app.oriel.simulator.ipc.H265FootageMaker src/main/resources/app/oriel/simulator/ipc}. Needs an
 * {@code ffmpeg} with libx265 on the path.
 */
final class H265FootageMaker {
  private static final int FPS = 15;
  private static final int SECONDS = 10;
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 20, 14, 3, 22);

  private H265FootageMaker() {}

  static void main(String[] args) throws IOException, InterruptedException {
    make(1280, 720, 220, Path.of(args[0], "main.h265"));
    make(640, 360, 80, Path.of(args[0], "sub.h265"));
  }

  private static void make(int width, int height, int kilobits, Path file)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "ffmpeg -v error -f rawvideo -pix_fmt bgra -s %dx%d -r %d -i - -pix_fmt yuv420p -c:v"
                .formatted(width, height, FPS)
                .split(" ", -1));
    List<String> coder =
        List.of(
            ("libx265 -b:v %dk -preset slow -tune zerolatency -x265-params"
                    + " keyint=%d:min-keyint=%d:scenecut=0:bframes=0:repeat-headers=1:aud=1:info=0"
                    + ":log-level=none -f hevc -y %s")
                .formatted(kilobits, 2 * FPS, 2 * FPS, file)
                .split(" ", -1));
    List<String> whole = java.util.stream.Stream.concat(command.stream(), coder.stream()).toList();
    Process process =
        new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream out = new BufferedOutputStream(process.getOutputStream())) {
      draw(Scenes.named("yard", 0, width, height), out);
    }
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg failed");
    }
  }

  private static void draw(Scene scene, OutputStream out) throws IOException {
    ByteBuffer row = ByteBuffer.allocate(scene.width() * 4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FPS * SECONDS; i++) {
      double time = i / (double) FPS;
      scene.draw(new Scene.Moment(BEGIN.plusNanos((long) (time * 1e9)), time));
      for (int y = 0; y < scene.height(); y++) {
        row.clear();
        row.asIntBuffer().put(scene.pixels(), y * scene.width(), scene.width());
        out.write(row.array());
      }
    }
  }
}
