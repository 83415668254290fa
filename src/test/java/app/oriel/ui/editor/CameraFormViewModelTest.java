package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.ui.editor.CheckLine.Mark;
import app.oriel.ui.tile.TileViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Adding, changing and removing cameras, over a book in the test's hands. */
class CameraFormViewModelTest {
  private final EditorRig rig = new EditorRig();
  private final EditorViewModel editor = rig.editor();

  @AfterEach
  void close() {
    editor.close();
    rig.close();
  }

  private CameraFormViewModel form() {
    return (CameraFormViewModel) Objects.requireNonNull(editor.sheet().get());
  }

  private CameraFormViewModel add() {
    editor.add();
    return form();
  }

  private String saved(CameraFormViewModel form) throws InterruptedException {
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    return Objects.requireNonNull(rig.book.kept.poll());
  }

  private List<String> names() {
    return rig.wall.tiles().stream().map(TileViewModel::name).toList();
  }

  @Test
  void aNewCameraStandsBesideTheOthersAtOnce() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    CameraFormViewModel form = add();
    form.address().set("fake://yard.lan");
    assertEquals("Yard", form.suggestion().get());
    form.user().set("ann");
    form.password().set(EditorRig.PASSWORD);
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("add Yard fake://yard.lan ann:" + EditorRig.PASSWORD, rig.book.kept.poll());
    assertEquals(List.of("Hall", "Yard"), names());
    assertSame(hall, rig.wall.tiles().getFirst());
    assertEquals("Yard", Objects.requireNonNull(rig.wall.selected().get()).name());
  }

  @Test
  void aPastedUrlIsTakenApart() {
    CameraFormViewModel form = add();
    String shown = form.pasted("kasa://ann:se%20cret@hall.lan");
    assertEquals("kasa://hall.lan", shown);
    assertEquals("ann", form.user().get());
    assertEquals("se cret", form.password().get());
    form.address().set("kasa://bob:other@hall.lan");
    assertTrue(form.addressDone());
    assertEquals("kasa://hall.lan", form.address().get());
    assertEquals("other", form.password().get());
  }

  @Test
  void whatIsNoAddressIsSaidAndNotKept() {
    CameraFormViewModel form = add();
    form.address().set("rtsp://hall.lan");
    form.save();
    assertTrue(form.addressNote().get().wrong());
    assertEquals("no camera begins with rtsp://, only kasa://", form.addressNote().get().text());
    form.address().set("two words");
    form.test();
    assertTrue(form.addressNote().get().wrong());
    assertFalse(form.check().begun().get());
    assertNull(rig.book.kept.poll());
  }

  @Test
  void doublesAreNamedBeforeTheyAreAdded() {
    rig.tile("Hall", null);
    CameraFormViewModel form = add();
    form.address().set("FAKE://hall/");
    assertEquals("Hall already has this address.", form.addressNote().get().text());
    assertFalse(form.addressNote().get().wrong());
    assertEquals("Hall 2", form.suggestion().get());
    form.name().set(" hall ");
    assertEquals("There is already a camera called Hall.", form.nameNote().get().text());
    form.save();
    assertNull(rig.book.kept.poll());
    form.name().set("");
    assertFalse(form.nameNote().get().wrong());
  }

  @Test
  void aUrlInPlaceOfANameIsNeitherKeptNorUsedForAnything() throws InterruptedException {
    CameraFormViewModel form = add();
    form.address().set("fake://yard");
    form.name().set("kasa://ann:secret@yard");
    assertTrue(form.nameNote().get().wrong());
    form.save();
    assertNull(rig.book.kept.poll());
    form.test();
    EditorRig.await(() -> form.check().trouble().get() != null);
    assertEquals(
        "Yard asks for a user name and a password.",
        Objects.requireNonNull(form.check().trouble().get()).headline());
  }

  @Test
  void aUserMayHaveAnEmptyPasswordAndNobodyNeedSignIn() throws InterruptedException {
    CameraFormViewModel form = add();
    form.address().set("fake://yard");
    form.user().set(" ann ");
    assertEquals("add Yard fake://yard ann:", saved(form));
    CameraFormViewModel open = add();
    open.address().set("fake://shed");
    assertEquals("add Shed fake://shed -", saved(open));
  }

  @Test
  void aKnownPasswordStaysUnlessItIsTakenAway() throws InterruptedException {
    Credentials known = new Credentials("ann", EditorRig.PASSWORD);
    editor.edit(rig.tile("Hall", known));
    assertEquals("unchanged", form().passwordPrompt().get());
    form().name().set("Entrance");
    assertTrue(saved(form()).endsWith(" ann:" + EditorRig.PASSWORD));
    editor.edit(rig.tile("Yard", known));
    form().password().set("x");
    form().password().set("");
    assertEquals("empty", form().passwordPrompt().get());
    assertTrue(saved(form()).endsWith(" ann:"));
  }

  @Test
  void theUsersFieldIsCalledAsTheMakeCallsIt() {
    CameraFormViewModel form = add();
    assertEquals("User", form.userLabel().get());
    form.address().set("192.168.1.20");
    assertEquals("E-mail", form.userLabel().get(), "a bare address is a Kasa camera's");
    form.address().set("rtsp://192.168.1.20/live");
    assertEquals("User", form.userLabel().get());
  }

  @Test
  void whatTheTestTaughtGoesAlong() throws InterruptedException {
    CameraFormViewModel form = add();
    form.address().set("fake://yard");
    form.password().set("wrong");
    form.test();
    EditorRig.await(() -> form.check().begun().get() && !form.check().running().get());
    assertTrue(form.check().trouble().get() != null);
    assertEquals(1, rig.asked.get());
    form.password().set(EditorRig.PASSWORD);
    assertFalse(form.check().begun().get());
    form.test();
    EditorRig.await(() -> form.check().lines().get().get(2).mark() == Mark.DONE);
    rig.problem = new OrielException(Problem.NO_ANSWER, Detail.of("took-too-long"));
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    TileViewModel yard = rig.wall.tiles().getFirst();
    assertEquals(Optional.of("in"), yard.camera().memory().learnt("fake.way"));
  }

  @Test
  void whatCannotBeKeptIsSaidAndStays() throws InterruptedException {
    rig.book.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    CameraFormViewModel form = add();
    form.address().set("fake://yard");
    form.save();
    EditorRig.await(() -> !form.failure().get().isEmpty());
    assertTrue(form.failure().get().startsWith("access is denied."), form.failure().get());
    assertEquals(List.of(), names());
    assertSame(form, editor.sheet().get());
  }

  @Test
  void anotherNameKeepsThePictureAndThePasswordAndTriesNothing() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", new Credentials("ann", "old"));
    rig.awaitRefusal(hall);
    int before = rig.asked.get();
    editor.edit(hall);
    CameraFormViewModel form = form();
    assertEquals("fake://hall", form.address().get());
    assertEquals("ann", form.user().get());
    assertEquals("", form.password().get());
    form.name().set("Big hall");
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("edit Hall Big hall fake://hall ann:old", rig.book.kept.poll());
    assertSame(hall, rig.wall.tiles().getFirst());
    assertEquals("Big hall", hall.called().get());
    assertTrue(hall.state().get().headline().startsWith("Big hall refused"));
    assertEquals(before, rig.asked.get());
  }

  @Test
  void anotherShapeIsKeptAndShownWithoutASignIn() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", new Credentials("ann", "old"));
    rig.awaitRefusal(hall);
    int before = rig.asked.get();
    editor.edit(hall);
    assertEquals(DisplayAspect.AS_SENT, form().aspect().get());
    form().aspect().set(DisplayAspect.WIDE);
    form().save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("edit Hall Hall fake://hall ann:old 16:9", rig.book.kept.poll());
    assertSame(hall, rig.wall.tiles().getFirst());
    assertEquals(DisplayAspect.WIDE, hall.camera().aspect());
    assertEquals(before, rig.asked.get());
    editor.edit(hall);
    assertEquals(DisplayAspect.WIDE, form().aspect().get());
  }

  @Test
  void aNewCameraMayHaveAShapeOfItsOwn() throws InterruptedException {
    CameraFormViewModel form = add();
    form.address().set("fake://yard");
    form.aspect().set(DisplayAspect.STANDARD);
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("add Yard fake://yard - 4:3", rig.book.kept.poll());
    assertEquals(DisplayAspect.STANDARD, rig.wall.tiles().getFirst().camera().aspect());
  }

  @Test
  void anotherPasswordIsTriedAndTheUserMayStay() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", new Credentials("ann", "old"));
    rig.awaitRefusal(hall);
    int before = rig.asked.get();
    editor.edit(hall);
    form().password().set(EditorRig.PASSWORD);
    form().save();
    EditorRig.await(() -> editor.sheet().get() == null);
    EditorRig.await(() -> rig.asked.get() == before + 1);
    Camera now = hall.camera();
    assertEquals(new Credentials("ann", EditorRig.PASSWORD), now.credentials());
  }

  @Test
  void whoSignsInIsForgottenWithTheUserName() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", new Credentials("ann", "old"));
    editor.edit(hall);
    form().user().set("");
    form().save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("edit Hall Hall fake://hall -", rig.book.kept.poll());
  }

  @Test
  void atAnotherAddressTheTileBeginsAnewInItsPlace() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", new Credentials("ann", "old"));
    TileViewModel yard = rig.tile("Yard", null);
    editor.edit(hall);
    form().address().set("fake://elsewhere");
    form().save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals(List.of("Hall", "Yard"), names());
    assertNotSame(hall, rig.wall.tiles().getFirst());
    assertSame(yard, rig.wall.tiles().getLast());
    assertEquals("fake://elsewhere", rig.wall.tiles().getFirst().camera().url().toString());
  }

  @Test
  void aRemovedCameraCanBePutBackInItsPlace() {
    rig.tile("Hall", null);
    TileViewModel yard = rig.tile("Yard", null);
    rig.tile("Shop", null);
    editor.remove(yard);
    assertEquals(List.of("Hall", "Shop"), names());
    assertSame(yard, editor.removed().get());
    assertTrue(editor.undoRemove());
    assertEquals(List.of("Hall", "Yard", "Shop"), names());
    assertSame(yard, rig.wall.tiles().get(1));
    assertFalse(editor.undoRemove());
    assertNull(rig.book.kept.poll());
  }

  @Test
  void aRemovedCameraIsForgottenWithTheNextOneAndAtTheEnd() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    TileViewModel yard = rig.tile("Yard", null);
    editor.remove(hall);
    editor.remove(yard);
    EditorRig.await(() -> !rig.book.kept.isEmpty());
    assertEquals("remove Hall", rig.book.kept.poll());
    editor.close();
    assertEquals("remove Yard", rig.book.kept.poll());
    assertFalse(editor.undoRemove());
  }

  @Test
  void theNameOfARemovedCameraIsFreeAtOnce() throws InterruptedException {
    editor.remove(rig.tile("Hall", null));
    CameraFormViewModel form = add();
    form.address().set("fake://hall2");
    form.name().set("Hall");
    form.save();
    EditorRig.await(() -> editor.sheet().get() == null);
    assertEquals("remove Hall", rig.book.kept.poll());
    assertEquals("add Hall fake://hall2 -", rig.book.kept.poll());
  }

  @Test
  void whatCannotBeRemovedComesBackAndSaysWhy() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    rig.book.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    editor.remove(hall);
    editor.close();
    assertEquals(List.of("Hall"), names());
    assertEquals("Hall could not be removed: access is denied", editor.notice().get());
  }
}
