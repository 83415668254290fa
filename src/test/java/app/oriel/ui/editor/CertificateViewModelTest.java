package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.ui.tile.TileViewModel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    EditorRig.await(() -> editor.sheet().get() == null);
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
  void whatChangedBetweenTheUsersWordAndItsDoingIsNotTrusted() throws InterruptedException {
    TileViewModel tile = refused();
    CountDownLatch busy = new CountDownLatch(1);
    rig.book.writing = busy;
    editor.remove(rig.tile("Yard", null));
    editor.remove(rig.tile("Shop", null));
    CertificateViewModel form = open(tile);
    form.understood().set(true);
    form.trust();
    PinnedCertificate third = certificate("ef");
    rig.problem = new CertificateChangedException(443, KNOWN, third);
    tile.retry();
    EditorRig.await(() -> form.changedAgain().get());
    busy.countDown();
    editor.close();
    assertEquals(Optional.empty(), tile.camera().memory().pin(443));
    assertEquals(form, editor.sheet().get());
    assertEquals(third, form.change().get().presented());
  }

  @Test
  void aPasswordThatMeetsAStrangeCertificateIsKeptOnceThatIsTrusted() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    signIn(tile, "ann");
    CertificateViewModel form = awaitComparison();
    assertNull(rig.book.kept.poll());
    form.understood().set(true);
    rig.problem = null;
    form.trust();
    EditorRig.await(() -> !rig.book.kept.isEmpty());
    assertEquals("credentials Hall ann:" + EditorRig.PASSWORD, rig.book.kept.poll());
  }

  @Test
  void aPasswordWhoseCertificateWasNotTrustedIsNotKeptWithALaterOne() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    signIn(tile, "ann");
    awaitComparison().close();
    rig.problem = null;
    editor.signIn(tile);
    SignInViewModel second = (SignInViewModel) Objects.requireNonNull(editor.sheet().get());
    second.user().set("bob");
    second.password().set(EditorRig.PASSWORD);
    second.submit();
    EditorRig.await(() -> editor.sheet().get() == null);
    editor.close();
    assertEquals(List.of("credentials Hall bob:" + EditorRig.PASSWORD), List.copyOf(rig.book.kept));
  }

  private void signIn(TileViewModel tile, String user) {
    editor.signIn(tile);
    SignInViewModel form = (SignInViewModel) Objects.requireNonNull(editor.sheet().get());
    form.user().set(user);
    form.password().set(EditorRig.PASSWORD);
    rig.problem = new CertificateChangedException(443, KNOWN, SHOWN);
    form.submit();
  }

  private CertificateViewModel awaitComparison() throws InterruptedException {
    EditorRig.await(() -> editor.sheet().get() instanceof CertificateViewModel);
    return (CertificateViewModel) Objects.requireNonNull(editor.sheet().get());
  }

  @Test
  void aCameraThatWasNotRefusedForItHasNothingToCompare() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    editor.certificate(tile);
    assertNull(editor.sheet().get());
  }
}
