package app.oriel.profile;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the tests of this room share. */
final class Samples {
  static final CameraUrl HALL = CameraUrl.parse("kasa://127.0.0.21:19443");
  static final CameraUrl YARD = CameraUrl.parse("ipc://yard.lan?stream=sub&channel=2");
  static final PinnedCertificate PIN = pin('a');

  private Samples() {}

  static PinnedCertificate pin(char digit) {
    return new PinnedCertificate(
        "sha256:" + String.valueOf(digit).repeat(64), Instant.parse("2026-11-20T10:15:30Z"));
  }

  /** The cameras of a profile that is opened now, with a key file beside it. */
  static SavedCameras cameras(Path profile) {
    return cameras(Stores.open(profile));
  }

  static SavedCameras cameras(ProfileStore store) {
    SecureRandom random = new SecureRandom();
    return new SavedCameras(
        store, CameraMemories.saved(store), List.of(KeyFile.beside(store.file())), random);
  }

  /** Decides this in a profile, as another program does. */
  static void set(Path profile, UnaryOperator<Settings> change) throws OrielException {
    Stores.open(profile).change(all -> all.setting(change));
  }

  /** How the wall of a profile was left. */
  static WallSettings wall(Path profile) {
    return Stores.open(profile).profile().settings().wall();
  }

  static Set<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }
}
