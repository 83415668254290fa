package app.oriel.ui.wall;

import app.oriel.profile.WallSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wall shows.
 *
 * @param troubles what is wrong with the list that the cameras come from
 * @param settings how the wall was left; null to leave it as it is
 */
public record WallContent(
    List<WallCamera> cameras, List<ListTrouble> troubles, @Nullable WallSettings settings) {
  public WallContent {
    cameras = List.copyOf(cameras);
    troubles = List.copyOf(troubles);
  }

  /** Cameras that come from no list. */
  public static WallContent of(List<WallCamera> cameras) {
    return new WallContent(cameras, List.of(), null);
  }
}
