package app.oriel.ui.wall;

import app.oriel.camera.OrielException;
import app.oriel.process.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the wall's cameras come from: what is wrong with the saved list, reading it again, the
 * demo. Properties and commands belong to the toolkit's thread.
 */
public final class SourceViewModel {
  /** How far the demo is. */
  public enum Demo {
    /** Nobody asked for it, or it is shown. */
    NONE,
    STARTING,
    FAILED
  }

  private static final Logger log = LoggerFactory.getLogger(SourceViewModel.class);

  private final WallSource source;
  private final Consumer<WallContent> show;
  private final Executor fx;
  private final Threads threads;
  private final ReadOnlyObjectWrapper<Demo> demo = new ReadOnlyObjectWrapper<>(Demo.NONE);
  private final ReadOnlyObjectWrapper<List<ListTrouble>> troubles =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper unchanged = new ReadOnlyBooleanWrapper();
  private boolean reading;
  private List<ListTrouble> ofList = List.of();
  private @Nullable ListTrouble unsaved;
  private @Nullable OrielException unkept;

  /**
   * @param show puts cameras on the wall in place of all others, on the toolkit's thread
   */
  SourceViewModel(WallSource source, Consumer<WallContent> show, Executor fx, Threads threads) {
    this.source = source;
    this.show = show;
    this.fx = fx;
    this.threads = threads;
  }

  /** How far the demo is. */
  public ReadOnlyObjectProperty<Demo> demo() {
    return demo.getReadOnlyProperty();
  }

  /** What is wrong with the saved list of cameras; empty while all is well. */
  public ReadOnlyObjectProperty<List<ListTrouble>> troubles() {
    return troubles.getReadOnlyProperty();
  }

  /** Whether the list was read again and the same was wrong with it. */
  public ReadOnlyBooleanProperty unchanged() {
    return unchanged.getReadOnlyProperty();
  }

  /** What is wrong with what is shown from now on. */
  void become(List<ListTrouble> now) {
    ofList = now;
    tell();
    unchanged.set(false);
  }

  private void tell() {
    List<ListTrouble> all = new ArrayList<>(ofList);
    if (unsaved != null) {
      all.add(unsaved);
    }
    troubles.set(List.copyOf(all));
  }

  /**
   * Whether what the user arranged is kept.
   *
   * @param failure why it could not be; null where it is
   */
  void kept(@Nullable OrielException failure) {
    if (Objects.equals(failure, unkept)) {
      return;
    }
    unkept = failure;
    unsaved =
        failure == null
            ? null
            : new ListTrouble(
                ListTrouble.Kind.SAVING, failure.problem(), "", List.of(failure.detail()), "");
    tell();
  }

  /** Leaves a trouble unsaid until the list is read again. */
  public void dismiss(ListTrouble trouble) {
    ofList = ofList.stream().filter(it -> !it.equals(trouble)).toList();
    unsaved = trouble.equals(unsaved) ? null : unsaved;
    tell();
  }

  /** Reads the saved list again, aside, and shows its cameras unless nothing has changed. */
  public void readAgain() {
    if (!reading) {
      reading = true;
      threads.startVirtual("profile", this::read);
    }
  }

  private void read() {
    try {
      WallContent content = source.read();
      fx.execute(() -> arrived(content));
    } catch (RuntimeException e) {
      log.error("a mistake in Oriel", e);
      fx.execute(() -> reading = false);
    }
  }

  private void arrived(WallContent content) {
    reading = false;
    if (!content.troubles().isEmpty() && content.troubles().equals(ofList)) {
      unchanged.set(true);
    } else {
      show.accept(content);
    }
  }

  /** Starts the software cameras aside and then shows them; what is wrong stays said. */
  public void showDemo() {
    if (demo.get() != Demo.STARTING) {
      demo.set(Demo.STARTING);
      threads.startPlatform("demo", this::startDemo);
    }
  }

  private void startDemo() {
    try {
      List<WallCamera> cameras = source.demo();
      fx.execute(
          () -> {
            demo.set(Demo.NONE);
            show.accept(new WallContent(cameras, ofList, null));
          });
    } catch (RuntimeException | LinkageError e) {
      log.error("the demo could not start", e);
      fx.execute(() -> demo.set(Demo.FAILED));
    }
  }
}
