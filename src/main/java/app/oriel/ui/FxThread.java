package app.oriel.ui;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Window;

/** The one door to the toolkit and its thread. */
public final class FxThread implements Executor {
  /** Makes a door; all doors lead to the same thread. */
  public FxThread() {}

  /** Starts the toolkit, once in a process, and runs this on its thread. */
  public void start(Runnable first) {
    Platform.startup(first);
  }

  /** Ends the toolkit; from any thread. Menus go first: GTK crashes where one is left open. */
  public void exit() {
    Platform.runLater(
        () -> {
          List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
          Platform.exit();
        });
  }

  /** Whether the toolkit ends by itself when the last window has gone; usually it does. */
  public void exitWithLastWindow(boolean yes) {
    Platform.setImplicitExit(yes);
  }

  /** Runs this on the toolkit's thread: at once where the caller is on it. */
  @Override
  public void execute(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  /**
   * Tells whether the system wants dark windows: now, and at each change. Where the system does not
   * say, it is dark. On the toolkit's thread.
   *
   * @return ends the telling
   */
  public Runnable onDark(Consumer<Boolean> listener) {
    Platform.Preferences system = Platform.getPreferences();
    listener.accept(isDark(system));
    var subscription =
        system.colorSchemeProperty().subscribe((old, now) -> listener.accept(isDark(system)));
    return subscription::unsubscribe;
  }

  private static boolean isDark(Platform.Preferences system) {
    return system.isEmpty() || system.getColorScheme() == ColorScheme.DARK;
  }
}
