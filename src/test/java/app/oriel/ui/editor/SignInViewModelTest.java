package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.text.Texts;
import app.oriel.ui.editor.SignInViewModel.Progress;
import app.oriel.ui.tile.TileViewModel;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in to a camera that counts who knocks. */
class SignInViewModelTest {
  private final EditorRig rig = new EditorRig();
  private final EditorViewModel editor = rig.editor();

  @AfterEach
  void close() {
    rig.close();
  }

  private SignInViewModel open(TileViewModel tile) {
    editor.signIn(tile);
    return (SignInViewModel) Objects.requireNonNull(editor.sheet().get());
  }

  private static void type(SignInViewModel form, String user, String password) {
    form.user().set(user);
    form.password().set(password);
  }

  @Test
  void theRightPasswordIsKeptOnceTheCameraTookIt() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", new Credentials("ann", "old"));
    rig.awaitRefusal(tile);
    int before = rig.asked.get();
    SignInViewModel form = open(tile);
    assertEquals("ann", form.user().get());
    assertEquals("", form.password().get());
    type(form, "ann", EditorRig.PASSWORD);
    form.submit();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("credentials Hall ann:" + EditorRig.PASSWORD, rig.book.kept.poll());
    assertEquals(1, rig.asked.get() - before);
  }

  @Test
  void onePressIsOneAttemptAndAWrongPasswordIsNeverKept() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    int before = rig.asked.get();
    SignInViewModel form = open(tile);
    type(form, "ann", "wrong");
    rig.answering = new CountDownLatch(1);
    form.submit();
    form.submit();
    assertEquals(Progress.TRYING, form.outcome().get().progress());
    rig.answering.countDown();
    EditorRig.await(() -> form.outcome().get().progress() == Progress.ASKING);
    assertEquals("Hall refused this user name and password.", form.outcome().get().headline());
    assertEquals(1, rig.asked.get() - before);
    type(form, "ann", "wrong as well");
    form.submit();
    EditorRig.await(() -> form.outcome().get().detail().endsWith("attempt 2"));
    assertEquals(2, rig.asked.get() - before);
    assertNull(rig.book.kept.poll());
  }

  @Test
  void theSamePasswordIsTriedAgainBecauseTheUserAsked() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", new Credentials("ann", EditorRig.PASSWORD + "x"));
    rig.awaitRefusal(tile);
    int before = rig.asked.get();
    SignInViewModel form = open(tile);
    type(form, "ann", EditorRig.PASSWORD + "x");
    form.submit();
    EditorRig.await(() -> form.outcome().get().progress() == Progress.ASKING);
    assertEquals(1, rig.asked.get() - before);
  }

  @Test
  void nothingIsTriedBeforeAUserIsTyped() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    int before = rig.asked.get();
    SignInViewModel form = open(tile);
    type(form, " ", EditorRig.PASSWORD);
    form.submit();
    assertFalse(form.outcome().get().headline().isEmpty());
    assertEquals(Progress.ASKING, form.outcome().get().progress());
    assertEquals(before, rig.asked.get());
  }

  @Test
  void anEmptyPasswordIsTried() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    int before = rig.asked.get();
    SignInViewModel form = open(tile);
    type(form, "ann", "");
    form.submit();
    EditorRig.await(() -> rig.asked.get() > before);
    assertEquals(new Credentials("ann", ""), tile.camera().credentials());
  }

  @Test
  void aCameraThatCannotBeAskedKeepsTheFormAndThePasswordIsKeptLater() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    rig.problem = new OrielException(Problem.NO_ANSWER, Detail.of("took-too-long"));
    SignInViewModel form = open(tile);
    type(form, "ann", EditorRig.PASSWORD);
    form.submit();
    EditorRig.await(() -> form.outcome().get().progress() == Progress.WAITING);
    form.close();
    assertNull(rig.book.kept.poll());
    rig.problem = null;
    EditorRig.await(() -> !rig.book.kept.isEmpty());
    assertEquals("credentials Hall ann:" + EditorRig.PASSWORD, rig.book.kept.poll());
  }

  @Test
  void whatCannotBeKeptIsSaid() throws InterruptedException {
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    rig.book.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    SignInViewModel form = open(tile);
    type(form, "ann", EditorRig.PASSWORD);
    form.submit();
    EditorRig.await(() -> form.outcome().get().progress() == Progress.UNSAVED);
    Texts texts = Texts.window(Locale.ENGLISH);
    assertTrue(form.outcome().get().detail().contains(texts.advice(Problem.DISK)));
  }

  @Test
  void aWallThatKeepsNothingSaysSo() throws InterruptedException {
    rig.book.lasting = false;
    TileViewModel tile = rig.tile("Hall", null);
    rig.awaitRefusal(tile);
    SignInViewModel form = open(tile);
    assertFalse(form.note().isEmpty());
    type(form, "ann", EditorRig.PASSWORD);
    form.submit();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertNull(rig.book.kept.poll());
  }
}
