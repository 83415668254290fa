package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.ui.tile.TileViewModel;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The user's word for a changed certificate. */
class CertificateViewModelTest {
  private static final PinnedCertificate KNOWN = certificate("ab");
  private static final PinnedCertificate SHOWN = certificate("cd");

  private final EditorRig rig = new EditorRig();
  private final EditorViewModel editor = rig.editor();

  @AfterEach
  void close() {
    editor.close();
    rig.close();
  }

  private static PinnedCertificate certificate(String digits) {
    return new PinnedCertificate(
        "sha256:" + digits.repeat(32), Instant.parse("2026-08-01T09:30:00Z"));
  }

  private CertificateViewModel open(TileViewModel tile) {
    editor.certificate(tile);
    return (CertificateViewModel) Objects.requireNonNull(editor.sheet().get());
  }

  private TileViewModel refused() throws InterruptedException {
    rig.problem = new CertificateChangedException(443, KNOWN, SHOWN);
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    return tile;
  }

  @Test
  void nothingIsTrustedBeforeTheUserSaysTwice() throws InterruptedException {
    TileViewModel tile = refused();
    CertificateViewModel form = open(tile);
    assertTrue(form.knownSince().contains("2026"), form.knownSince());
    form.trust();
    assertEquals(Optional.empty(), tile.camera().memory().pin(443));
    form.understood().set(true);
    rig.problem = null;
    form.trust();
    assertNull(editor.sheet().get());
    EditorRig.await(() -> tile.camera().memory().pin(443).equals(Optional.of(SHOWN)));
  }

  @Test
  void yetAnotherCertificateIsShownAndNotTrustedUnseen() throws InterruptedException {
    TileViewModel tile = refused();
    CertificateViewModel form = open(tile);
    form.understood().set(true);
    PinnedCertificate third = certificate("ef");
    rig.problem = new CertificateChangedException(443, KNOWN, third);
    tile.retry();
    EditorRig.await(() -> form.changedAgain().get());
    assertEquals(third, form.change().get().presented());
    assertFalse(form.understood().get());
  }

  @Test
  void aCameraThatWasNotRefusedForItHasNothingToCompare() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    editor.certificate(tile);
    assertNull(editor.sheet().get());
  }
}
