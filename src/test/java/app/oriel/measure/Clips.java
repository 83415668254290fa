package app.oriel.measure;

import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.FootageClip;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Numbered clips, kept in files, because compressing one takes many seconds. */
final class Clips {
  private final Path folder;

  /**
   * @param folder is made where it is missing
   */
  Clips(Path folder) {
    this.folder = folder;
  }

  FootageClip numbered(int width, int height, int fps, int seconds) throws IOException {
    Path file = folder.resolve("numbered-%dx%d-%d-%d".formatted(width, height, fps, seconds));
    if (Files.exists(file)) {
      return read(file);
    }
    FootageClip made = FootageClip.numbered(width, height, fps, seconds);
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, "new-", "");
    write(made, half);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  private static void write(FootageClip clip, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(clip.fps());
      out.writeInt(clip.pictures().size());
      for (Encoded picture : clip.pictures()) {
        out.writeBoolean(picture.keyframe());
        out.writeInt(picture.accessUnit().length);
        out.write(picture.accessUnit());
      }
    }
  }

  private static FootageClip read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      int fps = in.readInt();
      int count = in.readInt();
      List<Encoded> pictures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        boolean keyframe = in.readBoolean();
        pictures.add(new Encoded(in.readNBytes(in.readInt()), keyframe));
      }
      return new FootageClip(fps, pictures);
    }
  }
}
