package app.oriel.ui.editor;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallViewModel;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a camera's name and address from those of the others on the wall. */
final class Names {
  private final WallViewModel wall;
  private final CameraBook book;
  private final @Nullable TileViewModel mine;

  /**
   * @param mine the camera whose own name and address are no others, or null
   */
  Names(WallViewModel wall, CameraBook book, @Nullable TileViewModel mine) {
    this.wall = wall;
    this.book = book;
    this.mine = mine;
  }

  /** The camera that is called so already, whatever the case. */
  Optional<String> sameName(String name) {
    String wanted = name.strip();
    return others()
        .map(TileViewModel::name)
        .filter(other -> other.strip().equalsIgnoreCase(wanted))
        .findFirst();
  }

  /** The camera that is at this address already, however it is spelt. */
  Optional<String> sameCamera(CameraUrl url) {
    Optional<CameraUrl> wanted = canonical(url);
    return others()
        .filter(tile -> wanted.isPresent() && wanted.equals(canonical(tile.camera().url())))
        .map(TileViewModel::name)
        .findFirst();
  }

  /** Whether an address is the camera's own, however it is spelt. */
  boolean isMine(CameraUrl url) {
    return mine != null && canonical(url).equals(canonical(mine.camera().url()));
  }

  /** A name that is free: what the address suggests, or else a number. */
  String suggestion(Optional<String> told, Texts texts) {
    IntFunction<String> numbered =
        told.isPresent()
            ? number -> number == 1 ? told.get() : told.get() + " " + number
            : number -> texts.get("form.number", String.valueOf(number));
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(numbered)
        .filter(name -> sameName(name).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private Stream<TileViewModel> others() {
    return wall.tiles().stream().filter(tile -> !tile.equals(mine));
  }

  private Optional<CameraUrl> canonical(CameraUrl url) {
    try {
      return Optional.of(book.canonical(url));
    } catch (OrielException e) {
      return Optional.empty();
    }
  }
}
