package app.oriel.ui.wall;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a wall shows.
 *
 * @param troubles what is wrong with the list that the cameras come from
 * @param savedLayout the layout's word, empty where none is saved
 * @param savedVolume how loud it was, 0 to 100, negative where that is not saved
 */
public record WallContent(
    List<WallCamera> cameras, List<ListTrouble> troubles, String savedLayout, int savedVolume) {
  private static final int NOT_SAVED = -1;

  public WallContent {
    cameras = List.copyOf(cameras);
    troubles = List.copyOf(troubles);
  }

  /** A wall whose loudness is not saved. */
  public WallContent(List<WallCamera> cameras, List<ListTrouble> troubles, String savedLayout) {
    this(cameras, troubles, savedLayout, NOT_SAVED);
  }

  /** Cameras that come from no list. */
  public static WallContent of(List<WallCamera> cameras) {
    return new WallContent(cameras, List.of(), "");
  }

  /** The saved layout, where one is saved that this version knows. */
  public Optional<Layout> layout() {
    return Layout.of(savedLayout);
  }

  /** How loud it was, 0 to 100, where that is saved. */
  public OptionalInt volume() {
    return savedVolume < 0 ? OptionalInt.empty() : OptionalInt.of(savedVolume);
  }
}
