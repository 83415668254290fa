package app.oriel.simulator.scene;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The scenes there are, by name. */
public final class Scenes {
  private static final List<String> NAMES = List.of("hall", "door", "yard", "shop");

  private Scenes() {}

  /** In the order in which cameras get them. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The scene for one of any number of cameras: after the last name the first comes again, at
   * another time and with other people.
   *
   * @param camera 0 for the first
   */
  public static Scene forCamera(int camera, int width, int height) {
    String name = NAMES.get(Math.floorMod(camera, NAMES.size()));
    return named(name, Math.floorDiv(camera, NAMES.size()), width, height);
  }

  /**
   * The scene of that name.
   *
   * @param variant 0 for the usual rhythm and clothes
   * @throws IllegalArgumentException where no scene has that name
   */
  public static Scene named(String name, int variant, int width, int height) {
    return stage(name, variant, width, height);
  }

  /**
   * The same with a meter that shows how loud the camera's loudspeaker is.
   *
   * @param talk from 0 to 1, or nothing while nobody talks; asked by the thread that draws
   */
  public static Scene named(
      String name, int variant, int width, int height, Supplier<OptionalDouble> talk) {
    SceneStage stage = stage(name, variant, width, height);
    stage.add(new SceneMeter(talk));
    return stage;
  }

  private static SceneStage stage(String name, int variant, int width, int height) {
    return switch (name) {
      case "hall" -> SceneHall.scene(width, height, variant);
      case "door" -> SceneDoor.scene(width, height, variant);
      case "yard" -> SceneYard.scene(width, height, variant);
      case "shop" -> SceneShop.scene(width, height, variant);
      default -> throw new IllegalArgumentException("no scene of that name: " + name);
    };
  }
}
