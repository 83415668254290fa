package app.oriel.ui;

import app.oriel.profile.Layout;
import app.oriel.text.Texts;
import app.oriel.ui.tile.RecordViewModel;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallView;
import app.oriel.ui.wall.WallViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The window's keys: what they do, and the list that tells. */
final class Keys {
  private static final int VOLUME_STEP = 10;

  /** What keys do to the window itself. */
  interface Window {
    /** The whole screen, or not any more. */
    void toggleFullScreen();

    /** Leaves the full screen; whether it was. */
    boolean leaveFullScreen();

    /** Opens or closes the list of keys. */
    void toggleKeyList();

    /** Whether the list of keys is open, which then has the keyboard. */
    boolean isKeyListOpen();

    /** Closes the list of keys; whether it was open. */
    boolean closeKeyList();

    /** Opens the menu of the chosen camera. */
    void openMenu();

    /** Shows or hides the list of cameras. */
    void toggleRail();

    /** Opens or closes the drawer of recordings. */
    void toggleRecent();

    /** Asks for a new camera. */
    void addCamera();

    /** Shows what is known of the chosen camera, if there is one, to be changed. */
    void editCamera();

    /** Takes the chosen camera off the wall, if there is one. */
    void removeCamera();

    /** Puts back the camera removed or the clip deleted last; whether there was one. */
    boolean undoRemove();
  }

  /** A line of the list of keys. */
  record Line(String keys, String meaning) {}

  private final WallViewModel wall;
  private final WallView view;
  private final Window window;

  Keys(WallViewModel wall, WallView view, Window window) {
    this.wall = wall;
    this.view = view;
    this.window = window;
  }

  /** The keys and what they do. */
  static List<Line> lines(Texts texts) {
    return List.of(
        new Line("Enter", texts.get("keys.enlarge")),
        new Line("Esc", texts.get("keys.back")),
        new Line("← ↑ → ↓", texts.get("keys.move")),
        new Line("1 – 9", texts.get("keys.choose")),
        new Line("+ −", texts.get("keys.zoom")),
        new Line("Ctrl+1  4  9  6", texts.get("keys.layout")),
        new Line("Ctrl+0", texts.get("keys.auto")),
        new Line("Alt+← →", texts.get("keys.place")),
        new Line("PageUp  PageDown", texts.get("keys.page")),
        new Line("Space", texts.get("keys.talk")),
        new Line("Shift+Space", texts.get("keys.talkOn")),
        new Line("R", texts.get("keys.record")),
        new Line("L", texts.get("keys.saveLast")),
        new Line("S", texts.get("keys.snapshot")),
        new Line("M", texts.get("keys.listen")),
        new Line("Ctrl+↑ ↓", texts.get("keys.volume")),
        new Line("I", texts.get("keys.stats")),
        new Line("F", texts.get("keys.fill")),
        new Line("F11", texts.get("keys.fullScreen")),
        new Line("Shift+F10", texts.get("keys.menu")),
        new Line("Ctrl+B", texts.get("keys.rail")),
        new Line("Ctrl+R", texts.get("keys.recent")),
        new Line("Ctrl+N", texts.get("keys.add")),
        new Line("F2", texts.get("keys.edit")),
        new Line("Delete  Ctrl+Z", texts.get("keys.remove")),
        new Line("?", texts.get("keys.list")));
  }

  /** Acts on a key that no control wanted. */
  void pressed(KeyEvent event) {
    if (event.isConsumed()) {
      return;
    }
    boolean done;
    if (window.isKeyListOpen()) {
      done = overKeyList(event);
    } else if (event.isAltDown()) {
      done = withAlt(event.getCode());
    } else if (event.isShortcutDown()) {
      done = withControl(event.getCode());
    } else {
      done = !event.isMetaDown() && !event.isControlDown() && plain(event);
    }
    if (done) {
      event.consume();
    }
  }

  private boolean overKeyList(KeyEvent event) {
    boolean ends = event.getCode() == KeyCode.ESCAPE || "?".equals(event.getText());
    return ends && window.closeKeyList();
  }

  private boolean withAlt(KeyCode code) {
    return switch (code) {
      case LEFT, UP -> did(() -> wall.moveSelected(-1));
      case RIGHT, DOWN -> did(() -> wall.moveSelected(1));
      default -> false;
    };
  }

  private boolean withControl(KeyCode code) {
    return switch (code) {
      case DIGIT0, NUMPAD0 -> did(() -> wall.setLayout(Layout.AUTO));
      case DIGIT1, NUMPAD1 -> did(() -> wall.setLayout(Layout.ONE));
      case DIGIT4, NUMPAD4 -> did(() -> wall.setLayout(Layout.FOUR));
      case DIGIT9, NUMPAD9 -> did(() -> wall.setLayout(Layout.NINE));
      // Sixteen ends in a six.
      case DIGIT6, NUMPAD6 -> did(() -> wall.setLayout(Layout.SIXTEEN));
      case B -> did(window::toggleRail);
      case N -> did(window::addCamera);
      case R -> did(window::toggleRecent);
      case Z -> window.undoRemove();
      case UP -> wall.listening().louder(VOLUME_STEP);
      case DOWN -> wall.listening().louder(-VOLUME_STEP);
      default -> false;
    };
  }

  private boolean plain(KeyEvent event) {
    if (event.getCode() == KeyCode.F10) {
      return event.isShiftDown() && did(window::openMenu);
    }
    if ("?".equals(event.getText())) {
      return did(window::toggleKeyList);
    }
    if ("+".equals(event.getText()) || "=".equals(event.getText())) {
      return zoom(1);
    }
    if ("-".equals(event.getText())) {
      return zoom(-1);
    }
    return switch (event.getCode()) {
      case ENTER -> enter(event);
      case ESCAPE -> wall.talking().dismissAll() || wall.back() || window.leaveFullScreen();
      case LEFT -> pan(-1, 0) || moved(() -> wall.selectNext(-1));
      case RIGHT -> pan(1, 0) || moved(() -> wall.selectNext(1));
      case UP -> pan(0, -1) || moved(() -> view.selectVertically(-1));
      case DOWN -> pan(0, 1) || moved(() -> view.selectVertically(1));
      case ADD -> zoom(1);
      case SUBTRACT -> zoom(-1);
      case PAGE_UP -> did(() -> wall.turnPage(-1));
      case PAGE_DOWN -> did(() -> wall.turnPage(1));
      case I -> did(wall::toggleStats);
      case M -> did(wall::toggleSound);
      case R -> keep(RecordViewModel::toggle);
      case L -> keep(RecordViewModel::saveLast);
      case S -> keep(RecordViewModel::shoot);
      case CONTEXT_MENU -> did(window::openMenu);
      case F2 -> did(window::editCamera);
      case DELETE -> did(window::removeCamera);
      case F -> did(this::fill);
      case F11 -> did(window::toggleFullScreen);
      default -> digit(event.getCode());
    };
  }

  /** The chosen tile takes the screen; with none chosen, the wall. */
  private void fill() {
    if (wall.selected().get() == null && wall.alone() == null) {
      window.toggleFullScreen();
    } else {
      wall.fillOrEnd();
    }
  }

  /** A button that has the keyboard takes Enter for itself. */
  private boolean enter(KeyEvent event) {
    return !(event.getTarget() instanceof ButtonBase) && did(wall::enlargeSelected);
  }

  /** Looks closer at the tile that is alone in sight, or less closely; whether there is one. */
  private boolean zoom(int steps) {
    TileViewModel only = wall.alone();
    if (only != null) {
      only.zoom().step(steps);
    }
    return only != null;
  }

  /** Moves over a picture that is looked at closely; whether there is one. */
  private boolean pan(int right, int down) {
    TileViewModel only = wall.alone();
    return only != null && only.zoom().pace(right, down);
  }

  private boolean moved(Runnable move) {
    move.run();
    view.focusSelected();
    return true;
  }

  private boolean digit(KeyCode code) {
    if (!code.isDigitKey() || code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
      return false;
    }
    String name = code.getName();
    wall.selectNumber(name.charAt(name.length() - 1) - '1');
    view.focusSelected();
    return true;
  }

  /** Does it with the camera that is meant, if there is any. */
  private boolean keep(Consumer<RecordViewModel> command) {
    return did(() -> wall.meant().ifPresent(tile -> command.accept(tile.keeping())));
  }

  private static boolean did(Runnable action) {
    action.run();
    return true;
  }
}
