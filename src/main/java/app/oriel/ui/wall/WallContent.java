package app.oriel.ui.wall;

import java.util.List;
import java.util.Optional;

/**
 * What a wall shows.
 *
 * @param troubles what is wrong with the list that the cameras come from
 * @param savedLayout the layout's word, empty where none is saved
 */
public record WallContent(
    List<WallCamera> cameras, List<ListTrouble> troubles, String savedLayout) {
  public WallContent {
    cameras = List.copyOf(cameras);
    troubles = List.copyOf(troubles);
  }

  /** Cameras that come from no list. */
  public static WallContent of(List<WallCamera> cameras) {
    return new WallContent(cameras, List.of(), "");
  }

  /** The saved layout, where one is saved that this version knows. */
  public Optional<Layout> layout() {
    return Layout.of(savedLayout);
  }
}
