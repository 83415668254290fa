package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's address, name, who signs in, and the shape of its pictures: of a new camera or of one
 * on the wall. A known password is used and never shown. Belongs to the toolkit's thread.
 */
public final class CameraFormViewModel implements Sheet {
  /**
   * A line under a field.
   *
   * @param wrong whether it must be mended before the camera is kept
   */
  record Note(boolean wrong, String text) {
    static final Note NONE = new Note(false, "");
  }

  private static final Logger log = LoggerFactory.getLogger(CameraFormViewModel.class);

  private final Surroundings around;
  private final @Nullable TileViewModel tile;
  private final CheckViewModel check;
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper userLabel = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper passwordPrompt = new ReadOnlyStringWrapper("");
  private final ObjectProperty<DisplayAspect> aspect =
      new SimpleObjectProperty<>(DisplayAspect.AS_SENT);
  private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Note> addressNote = new ReadOnlyObjectWrapper<>(Note.NONE);
  private final ReadOnlyObjectWrapper<Note> nameNote = new ReadOnlyObjectWrapper<>(Note.NONE);
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private boolean passwordTyped;
  private TestedMemory tested = new TestedMemory(CameraMemory.forgetful());

  /** What a form needs of the house. */
  record Surroundings(
      WallViewModel wall,
      CameraBook book,
      Removals removals,
      Executor writer,
      Executor fx,
      Threads threads,
      Texts texts,
      SheetHolder holder) {}

  /**
   * @param tile the camera to be changed, or null for a new one
   */
  CameraFormViewModel(
      Surroundings around, CheckViewModel.Trial trial, @Nullable TileViewModel tile) {
    this.around = around;
    this.tile = tile;
    this.check = new CheckViewModel(trial, around.fx, around.threads, around.texts);
    if (tile != null) {
      Camera camera = tile.camera();
      address.set(camera.url().toString());
      name.set(camera.name());
      aspect.set(camera.aspect());
      Credentials known = camera.credentials();
      user.set(known == null ? "" : known.user());
    }
    address.subscribe(this::otherDoor);
    name.subscribe(this::showNotes);
    user.subscribe(check::reset);
    passwordPrompt.set(passwordKnown() ? around.texts.get("form.passwordKept") : "");
    password.subscribe(this::passwordTyped);
    otherDoor();
  }

  /** Whether it is about a camera on the wall. */
  boolean editing() {
    return tile != null;
  }

  @Override
  public Optional<TileViewModel> about() {
    return Optional.ofNullable(tile);
  }

  /** The address, as typed. */
  StringProperty address() {
    return address;
  }

  /** The name, as typed; empty for the suggestion. */
  StringProperty name() {
    return name;
  }

  /** The user name, as typed. */
  StringProperty user() {
    return user;
  }

  /** What the camera's make calls its user name. */
  ReadOnlyStringProperty userLabel() {
    return userLabel.getReadOnlyProperty();
  }

  /** The password, as typed; empty for the known one, or an empty one: the prompt tells. */
  StringProperty password() {
    return password;
  }

  /** What an empty password field means, where that is not what people expect. */
  ReadOnlyStringProperty passwordPrompt() {
    return passwordPrompt.getReadOnlyProperty();
  }

  /** The shape in which the camera's pictures are to be shown. */
  ObjectProperty<DisplayAspect> aspect() {
    return aspect;
  }

  /** The name that is taken where none is typed. */
  ReadOnlyStringProperty suggestion() {
    return suggestion.getReadOnlyProperty();
  }

  /** What is to be said of the address. */
  ReadOnlyObjectProperty<Note> addressNote() {
    return addressNote.getReadOnlyProperty();
  }

  /** What is to be said of the name. */
  ReadOnlyObjectProperty<Note> nameNote() {
    return nameNote.getReadOnlyProperty();
  }

  /** Why the camera could not be kept; empty while it could. */
  ReadOnlyStringProperty failure() {
    return failure.getReadOnlyProperty();
  }

  /** Whether the camera is being kept. */
  ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Trying the camera out. */
  CheckViewModel check() {
    return check;
  }

  private boolean passwordKnown() {
    return tile != null && tile.camera().credentials() != null;
  }

  /** Whether what is kept here is there at the next start. */
  boolean lasting() {
    return around.book.lasting() && (tile == null || !tile.id().isEmpty());
  }

  /**
   * What an address field shall show for a text that was put into it: a user and a password go into
   * their own fields.
   */
  String pasted(String text) {
    if (!TypedAddress.holdsCredentials(text)) {
      return text;
    }
    Credentials inside = TypedAddress.credentials(text);
    if (inside != null) {
      user.set(inside.user());
      password.set(inside.password().isEmpty() ? password.get() : inside.password());
    }
    return TypedAddress.withoutCredentials(text);
  }

  /** The user has typed the address; whether it is one. */
  boolean addressDone() {
    String plain = pasted(address.get());
    if (!plain.equals(address.get())) {
      address.set(plain);
    }
    if (address.get().isBlank()) {
      return false;
    }
    try {
      around.book.canonical(TypedAddress.url(address.get()));
      return true;
    } catch (CameraUrlException e) {
      addressNote.set(new Note(true, around.texts.detail(e.detail())));
    } catch (OrielException e) {
      addressNote.set(new Note(true, around.texts.detail(e)));
    }
    return false;
  }

  /** Whoever types a password and takes it away again means an empty one. */
  private void passwordTyped() {
    check.reset();
    passwordTyped |= !password.get().isEmpty();
    if (passwordTyped && passwordKnown()) {
      passwordPrompt.set(around.texts.get("form.passwordEmpty"));
    }
  }

  /** What was found out at another address is worth nothing here. */
  private void otherDoor() {
    check.reset();
    CameraMemory known =
        tile != null && sameDoor(tile.camera()) ? tile.camera().memory() : CameraMemory.forgetful();
    tested = new TestedMemory(known);
    String make = url().map(CameraUrl::scheme).orElse("");
    userLabel.set(around.texts.particular("field.user", make));
    showNotes();
  }

  private boolean sameDoor(Camera camera) {
    return url().map(url -> url.host().equals(camera.url().host())).orElse(false);
  }

  private Optional<CameraUrl> url() {
    try {
      return address.get().isBlank()
          ? Optional.empty()
          : Optional.of(TypedAddress.url(address.get()));
    } catch (CameraUrlException e) {
      return Optional.empty();
    }
  }

  private void showNotes() {
    failure.set("");
    Names names = new Names(around.wall, around.book, tile);
    Optional<CameraUrl> url = url();
    suggestion.set(names.suggestion(url.flatMap(TypedAddress::name), around.texts));
    addressNote.set(
        url.flatMap(names::sameCamera)
            .map(other -> new Note(false, around.texts.get("form.sameCamera", other)))
            .orElse(Note.NONE));
    nameNote.set(nameNote(names));
  }

  private Note nameNote(Names names) {
    if (CameraUrl.looksLikeUrl(name.get().strip())) {
      return new Note(true, around.texts.detail(Detail.of("a-name-must-not-look-like-a-url")));
    }
    return names
        .sameName(name.get())
        .map(other -> new Note(true, around.texts.get("form.sameName", other)))
        .orElse(Note.NONE);
  }

  private Camera draft() {
    CameraUrl url =
        tile != null && address.get().strip().equals(tile.camera().url().toString())
            ? tile.camera().url()
            : TypedAddress.url(address.get());
    // A URL in the wrong field may hold a password, and the name is logged.
    boolean typed = !name.get().isBlank() && !CameraUrl.looksLikeUrl(name.get().strip());
    String called = typed ? name.get().strip() : suggestion.get();
    return new Camera(called, url, credentials(), tested, aspect.get());
  }

  /** What is typed, and the known password where none is; null for nobody. */
  private @Nullable Credentials credentials() {
    Credentials known = tile == null || passwordTyped ? null : tile.camera().credentials();
    String who = user.get().strip();
    if (who.isEmpty() && password.get().isEmpty()) {
      return null;
    }
    return new Credentials(who, known == null ? password.get() : known.password());
  }

  /** Tries the camera out, once. */
  void test() {
    if (!saving.get() && addressDone()) {
      Camera draft = draft();
      check.start(
          draft, new Names(around.wall, around.book, null).sameCamera(draft.url()).isPresent());
    }
  }

  /** Keeps the camera and shows it, whether it was tried out or not. */
  void save() {
    if (saving.get() || !addressDone() || nameNote.get().wrong()) {
      return;
    }
    check.cancel();
    failure.set("");
    saving.set(true);
    Camera before = tile == null ? null : tile.camera();
    Camera draft = draft();
    TestedMemory learnt = tested;
    // A name is free again once its camera is removed.
    around.removals.settle();
    around.writer.execute(() -> keep(before, draft, learnt));
  }

  private void keep(@Nullable Camera before, Camera draft, TestedMemory learnt) {
    try {
      WallCamera kept =
          tile == null || before == null
              ? around.book.add(draft)
              : around.book.edit(tile.id(), before, draft);
      if (!kept.camera().memory().equals(learnt)) {
        learnt.teach(kept.camera().memory());
      }
      around.fx.execute(() -> kept(kept));
    } catch (OrielException e) {
      log.warn("{}: is not saved: {}", draft.name(), e.getMessage());
      around.fx.execute(() -> failed(e));
    } catch (RuntimeException e) {
      log.error("a mistake in Oriel", e);
      around.fx.execute(() -> saving.set(false));
    }
  }

  private void kept(WallCamera camera) {
    saving.set(false);
    if (tile == null) {
      around.wall.add(camera);
    } else if (new Names(around.wall, around.book, tile).isMine(camera.camera().url())) {
      tile.become(camera.camera());
    } else {
      around.wall.exchange(tile, camera);
    }
    around.holder.closed(this);
  }

  private void failed(OrielException e) {
    saving.set(false);
    Texts texts = around.texts;
    failure.set(
        e.problem() == Problem.USAGE
            ? texts.detail(e)
            : texts.get("form.failed", texts.detail(e), texts.advice(e.problem())));
  }

  /** Takes the camera off the wall instead. */
  void remove() {
    close();
    if (tile != null) {
      around.removals.remove(tile);
    }
  }

  @Override
  public void close() {
    check.cancel();
    around.holder.closed(this);
  }
}
