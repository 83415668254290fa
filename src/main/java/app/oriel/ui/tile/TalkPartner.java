package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.talk.PushToTalk;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A camera that is or was talked to, and how. On the toolkit's thread. */
final class TalkPartner {
  final TileViewModel tile;
  final Camera camera;
  final PushToTalk button;

  /** Dialects in which tests were not heard. */
  final Set<String> unheard = new TreeSet<>();

  Runnable unsubscribe = () -> {};
  boolean testing;
  boolean exhausted;
  boolean halfDuplex;
  boolean onlyWay;
  long lockedUntil;
  @Nullable String dialect;

  TalkPartner(TileViewModel tile, PushToTalk button) {
    this.tile = tile;
    this.camera = tile.camera();
    this.button = button;
  }
}
