package app.oriel;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.PinnedCertificate;
import app.oriel.process.Threads;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.KeyFile;
import app.oriel.profile.SavedCameras;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.simulator.kasa.KasaSetup;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts software cameras and writes a profile with all that their owner can meet with, to look at
 * the forms: one that is fine, one whose password is wrong, one without a password, one whose
 * certificate has changed; and one more, on port 19555, to be added. The user is {@code
 * ann@mail.example}, the password {@code right}. Then: {@code oriel --profile FILE}.
 */
public final class EditorTryOut {
  private static final Credentials OWNER = new Credentials("ann@mail.example", "right");
  private static final int TO_BE_ADDED = 19_555;

  private EditorTryOut() {}

  /** Runs until it is ended. */
  public static void main(String[] args) throws Exception {
    try (Wiring wiring = new Wiring(keys -> KeyFile.beside(Path.of(args[0])))) {
      SavedCameras saved = wiring.profile(Optional.of(Path.of(args[0]))).cameras();
      List<String> names = List.of("Hall", "Front door", "Yard", "Garage", "Shop");
      List<String> scenes = List.of("hall", "door", "yard", "hall", "shop");
      Threads threads = new Threads();
      for (int i = 0; i < names.size(); i++) {
        Quirks quirks =
            KasaQuirk.usual()
                .with(KasaQuirk.SCENE, scenes.get(i))
                .with(KasaQuirk.SIZE, new Size(640, 360));
        Footage footage = wiring.footage(quirks.footage());
        KasaPorts ports = i == 4 ? new KasaPorts(TO_BE_ADDED, 0) : KasaPorts.FREE;
        InetAddress here = InetAddress.getLoopbackAddress();
        var setup =
            new KasaSetup(
                KasaModel.EC60,
                names.get(i),
                here,
                ports,
                OWNER,
                quirks,
                CameraCertificates.inMemory());
        KasaCamera camera = new KasaCamera(setup, footage, threads.virtual("software camera"));
        camera.start();
        if (i < 4) {
          keep(saved, names.get(i), i, camera);
        }
      }
      new CountDownLatch(1).await();
    }
  }

  private static void keep(SavedCameras saved, String name, int which, KasaCamera camera)
      throws Exception {
    String url = "kasa://127.0.0.1:" + camera.streamPort() + "?discovery=" + camera.discoveryPort();
    Credentials credentials =
        switch (which) {
          case 0, 3 -> OWNER;
          case 1 -> new Credentials(OWNER.user(), "wrong");
          default -> null;
        };
    CameraEntry entry = saved.add(name, CameraUrl.parse(url), credentials);
    if (which == 3) {
      String other = "sha256:" + "4b1d7c09aa31f08842bc0be5e6a3b1d0".repeat(2);
      saved
          .toCamera(entry)
          .memory()
          .pin(
              camera.streamPort(),
              new PinnedCertificate(other, Instant.now().minus(Duration.ofDays(90))));
    }
  }
}
