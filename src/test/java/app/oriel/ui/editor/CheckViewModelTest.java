package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps.Secured;
import app.oriel.live.CheckStep;
import app.oriel.live.CheckStep.Name;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.editor.CheckLine.Mark;
import app.oriel.ui.editor.CheckViewModel.Trial;
import app.oriel.ui.editor.CheckViewModel.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckViewModelTest {
  private static final Camera HALL =
      new Camera("Hall", CameraUrl.parse("kasa://hall"), null, CameraMemory.forgetful());
  private static final CheckStep REACHED = new CheckStep.Reached(3);
  private static final CheckStep SECURED =
      new CheckStep.Secured(
          new Secured(20, "TLSv1.2", "TLS_X", "sha256:" + "4b1d7c09".repeat(8), false));
  private static final CheckStep SIGNED_IN = new CheckStep.SignedIn("basic", "base64");
  private static final CheckStep PICTURE =
      new CheckStep.PictureSeen(Codec.H264, 1920, 1080, 14.96, 800);

  private static CheckViewModel of(Trial trial) {
    return new CheckViewModel(trial, Runnable::run, new Threads(), Texts.window(Locale.ENGLISH));
  }

  private static List<Mark> marks(CheckViewModel check) {
    return check.lines().get().stream().map(CheckLine::mark).toList();
  }

  private static String figures(CheckViewModel check, Name step) {
    return check.lines().get().stream()
        .filter(line -> line.step() == step)
        .findFirst()
        .orElseThrow()
        .figures();
  }

  @Test
  void ticksEachStepWithItsFigures() throws InterruptedException {
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              List.of(REACHED, SECURED, SIGNED_IN, PICTURE).forEach(told);
              return true;
            });
    assertFalse(check.begun().get());
    check.start(HALL, false);
    EditorRig.await(() -> !check.running().get());
    assertEquals(List.of(Mark.DONE, Mark.DONE, Mark.DONE, Mark.DONE, Mark.NOTHING), marks(check));
    assertEquals("3 ms", figures(check, Name.REACH));
    assertEquals("TLSv1.2, new certificate 4b1d7c09…", figures(check, Name.SECURE));
    assertEquals("basic, base64", figures(check, Name.SIGN_IN));
    assertEquals("h264 1920×1080, 15 fps", figures(check, Name.PICTURE));
    assertEquals("no sound arrived", figures(check, Name.SOUND));
    assertNull(check.trouble().get());
  }

  @Test
  void soundThatNobodyKnowsIsNamed() throws InterruptedException {
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              List.of(REACHED, SECURED, SIGNED_IN, PICTURE).forEach(told);
              told.accept(new CheckStep.SoundUnknown("X-HUM"));
              return true;
            });
    check.start(HALL, false);
    EditorRig.await(() -> !check.running().get());
    assertEquals(Mark.NOTHING, marks(check).getLast());
    assertEquals("Sound of a kind Oriel does not know: X-HUM", figures(check, Name.SOUND));
  }

  @Test
  void whatACameraDoesWithoutIsPassedOver() throws InterruptedException {
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              List.of(REACHED, new CheckStep.SignedIn("none", null), PICTURE).forEach(told);
              return true;
            });
    check.start(HALL, false);
    EditorRig.await(() -> !check.running().get());
    assertEquals(
        List.of(Mark.DONE, Mark.NOTHING, Mark.DONE, Mark.DONE, Mark.NOTHING), marks(check));
    assertEquals("not applicable", figures(check, Name.SECURE));
  }

  @Test
  void stopsAtTheFirstCrossWithTheCure() throws InterruptedException {
    OrielException refusal =
        new OrielException(
            Problem.PASSWORD_REFUSED, Detail.of("answered-401-to-every-password-form"));
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              List.of(REACHED, SECURED, new CheckStep.Failed(Name.SIGN_IN, refusal)).forEach(told);
              return false;
            });
    check.start(HALL, false);
    EditorRig.await(() -> !check.running().get());
    assertEquals(List.of(Mark.DONE, Mark.DONE, Mark.FAILED, Mark.OPEN, Mark.OPEN), marks(check));
    Trouble trouble = check.trouble().get();
    assertNotNull(trouble);
    assertEquals("Hall refused this user name and password.", trouble.headline());
    assertEquals("answered 401 to every form of the password", trouble.detail());
    assertTrue(trouble.advice().startsWith("Kasa cameras want"), trouble.advice());
  }

  @Test
  void aBusyCameraThatTheWallShowsIsExplained() throws InterruptedException {
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              told.accept(
                  new CheckStep.Failed(
                      Name.SIGN_IN, new OrielException(Problem.BUSY, Detail.of("answered", 503))));
              return false;
            });
    check.start(HALL, true);
    EditorRig.await(() -> !check.running().get());
    Trouble trouble = check.trouble().get();
    assertNotNull(trouble);
    assertTrue(trouble.advice().contains("on your wall"), trouble.advice());
  }

  @Test
  void canBeStoppedAndWhatItSaysAfterwardsIsNotHeard() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CheckViewModel check =
        of(
            (camera, limit, told) -> {
              told.accept(REACHED);
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                told.accept(SECURED);
                interrupted.countDown();
                throw e;
              }
              return true;
            });
    check.start(HALL, false);
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    assertEquals(Mark.RUNNING, marks(check).get(1));
    check.cancel();
    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    assertFalse(check.running().get());
    assertEquals(List.of(Mark.DONE, Mark.OPEN, Mark.OPEN, Mark.OPEN, Mark.OPEN), marks(check));
  }
}
