package app.oriel.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses the window: dark or light, as the system says or as the user chose. */
public final class Theme {
  /** What the user wants. */
  public enum Choice {
    SYSTEM,
    DARK,
    LIGHT
  }

  private static final List<String> LINUX_FONTS =
      List.of("Inter", "Ubuntu", "Cantarell", "Noto Sans", "Open Sans", "Noto Sans CJK SC");

  private final Scene scene;
  private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(Choice.SYSTEM);
  private boolean systemIsDark = true;

  /** Dresses a scene from now on. On the toolkit's thread. */
  Theme(Scene scene, FxThread fx, Choice first) {
    this.scene = scene;
    choice.set(first);
    scene.getStylesheets().add(stylesheet());
    addFont(scene);
    fx.onDark(this::systemBecame);
  }

  /** What the user wants. */
  ReadOnlyObjectProperty<Choice> choice() {
    return choice.getReadOnlyProperty();
  }

  /** Follows the system, or not any more. */
  void choose(Choice wanted) {
    choice.set(wanted);
    dress();
  }

  private void systemBecame(boolean dark) {
    systemIsDark = dark;
    dress();
  }

  private void dress() {
    boolean dark = choice.get() == Choice.SYSTEM ? systemIsDark : choice.get() == Choice.DARK;
    var primer = dark ? new PrimerDark() : new PrimerLight();
    scene.setUserAgentStylesheet(primer.getUserAgentStylesheet());
    var classes = scene.getRoot().getStyleClass();
    classes.removeAll("dark", "light");
    classes.add(dark ? "dark" : "light");
  }

  private static String stylesheet() {
    return Objects.requireNonNull(Theme.class.getResource("oriel.css")).toExternalForm();
  }

  /**
   * Windows and macOS have a good font of their own; a bare Linux often names an old one. As a
   * stylesheet it reaches menus and tooltips too.
   */
  private static void addFont(Scene scene) {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return;
    }
    Set<String> installed = Set.copyOf(Font.getFamilies());
    LINUX_FONTS.stream()
        .filter(installed::contains)
        .findFirst()
        .map(family -> ".root { -fx-font-family: \"" + family + "\"; }")
        .map(css -> Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8)))
        .ifPresent(css -> scene.getStylesheets().add("data:text/css;base64," + css));
  }
}
