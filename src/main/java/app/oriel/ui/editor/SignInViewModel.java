package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks who signs in to one camera. One press is one attempt at the camera, and what it accepted is
 * kept; what it has not accepted never is. Belongs to the toolkit's thread.
 */
public final class SignInViewModel implements Sheet {
  /** How far it is. */
  public enum Progress {
    /** Nothing was tried, or the camera has said no. */
    ASKING,
    /** The camera is being asked. */
    TRYING,
    /** The camera could not be asked, and is asked again by itself. */
    WAITING,
    /** The camera said yes, but that could not be kept. */
    UNSAVED
  }

  /**
   * What the form says about it.
   *
   * @param headline in one sentence, may be empty
   * @param detail what the camera did or what to do, may be empty
   */
  public record Outcome(Progress progress, String headline, String detail) {}

  private static final Logger log = LoggerFactory.getLogger(SignInViewModel.class);

  private final TileViewModel tile;
  private final CameraBook book;
  private final Executor fx;
  private final Executor writer;
  private final Texts texts;
  private final SheetHolder holder;
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome(Progress.ASKING, "", ""));
  private @Nullable SignInAttempt attempt;
  private int attempts;

  /** A form with the known user name and no password. */
  SignInViewModel(
      TileViewModel tile,
      CameraBook book,
      Executor fx,
      Executor writer,
      Texts texts,
      SheetHolder holder) {
    this.tile = tile;
    this.book = book;
    this.fx = fx;
    this.writer = writer;
    this.texts = texts;
    this.holder = holder;
    Credentials known = tile.camera().credentials();
    user.set(known == null ? "" : known.user());
  }

  @Override
  public Optional<TileViewModel> about() {
    return Optional.of(tile);
  }

  /** What the form asks. */
  public String heading() {
    return texts.get("signIn.heading", tile.name());
  }

  /** Which user name and password the camera wants. */
  public String advice() {
    return texts.advice(Problem.PASSWORD_MISSING, make());
  }

  /** What the camera's make calls its user name. */
  public String userLabel() {
    return texts.particular("field.user", make());
  }

  private String make() {
    return tile.camera().url().scheme();
  }

  /** What becomes of the password, where that is not what people expect. */
  public String note() {
    return book.lasting() && !tile.id().isEmpty() ? "" : texts.get("signIn.notKept");
  }

  /** The user name, as typed. */
  public StringProperty user() {
    return user;
  }

  /** The password, as typed. */
  public StringProperty password() {
    return password;
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Asks the camera once. */
  public void submit() {
    if (outcome.get().progress() == Progress.TRYING) {
      return;
    }
    if (user.get().isBlank()) {
      outcome.set(new Outcome(Progress.ASKING, texts.particular("signIn.who", make()), ""));
      return;
    }
    if (attempt != null) {
      attempt.end();
    }
    attempts++;
    outcome.set(new Outcome(Progress.TRYING, texts.get("signIn.trying"), ""));
    Camera now = tile.camera();
    Credentials typed = new Credentials(user.get().strip(), password.get());
    Camera asked = new Camera(now.name(), now.url(), typed, now.memory(), now.aspect());
    SignInAttempt next = new SignInAttempt(tile, asked, fx, answer -> answered(answer, typed));
    attempt = next;
    next.start();
  }

  private void answered(SignInAttempt.Answer answer, Credentials typed) {
    switch (answer) {
      case SignInAttempt.Accepted accepted -> keep(typed);
      case SignInAttempt.Known known -> holder.closed(this);
      case SignInAttempt.Trying trying ->
          outcome.set(new Outcome(Progress.TRYING, texts.get("signIn.trying"), ""));
      case SignInAttempt.Strange strange -> holder.certificate(this, tile);
      case SignInAttempt.Refused refused -> refused(refused.reason());
      case SignInAttempt.Unasked unasked ->
          outcome.set(
              new Outcome(
                  Progress.WAITING,
                  texts.problem(unasked.reason(), tile.name()),
                  texts.get("signIn.waiting", texts.detail(unasked.reason()))));
    }
  }

  private void refused(OrielException reason) {
    String detail = texts.detail(reason);
    outcome.set(
        new Outcome(
            Progress.ASKING,
            texts.problem(reason, tile.name()),
            attempts > 1 ? texts.get("signIn.attempt", detail, attempts) : detail));
  }

  private void keep(Credentials accepted) {
    if (!book.lasting() || tile.id().isEmpty()) {
      holder.closed(this);
      return;
    }
    writer.execute(
        () -> {
          try {
            book.keepCredentials(tile.id(), accepted);
            fx.execute(() -> holder.closed(this));
          } catch (OrielException e) {
            log.warn("{}: the password is not saved: {}", tile.name(), e.getMessage());
            fx.execute(() -> unsaved(e));
          }
        });
  }

  private void unsaved(OrielException failure) {
    outcome.set(
        new Outcome(
            Progress.UNSAVED,
            texts.get("signIn.unsaved"),
            texts.detail(failure) + "\n" + texts.advice(failure.problem())));
    holder.unsaved(this, tile.name(), failure);
  }

  /** Takes the form away. An attempt that has begun goes on, and is kept if it is accepted. */
  @Override
  public void close() {
    holder.closed(this);
  }
}
