package app.oriel.profile;

import java.util.Arrays;
import java.util.Optional;

/** How many cameras the wall shows at a time. */
public enum Layout {
  /** All of them, in the grid that wastes least. */
  AUTO(0),
  ONE(1),
  FOUR(2),
  NINE(3),
  SIXTEEN(4);

  private final int side;

  Layout(int side) {
    this.side = side;
  }

  /** The layout of a word, where it is one. */
  public static Optional<Layout> of(String word) {
    return Arrays.stream(values()).filter(layout -> layout.word().equals(word)).findFirst();
  }

  /** Its word in the profile and on the command line: {@code auto}, or how many. */
  public String word() {
    return this == AUTO ? "auto" : String.valueOf(side * side);
  }

  /** Rows and columns of a fixed layout, 0 for {@link #AUTO}. */
  public int side() {
    return side;
  }

  /** Cameras on one page of so many in all; at least 1. */
  public int perPage(int cameras) {
    return this == AUTO ? Math.max(1, cameras) : side * side;
  }

  /** Pages for so many cameras; at least 1. */
  public int pages(int cameras) {
    return Math.max(1, Math.ceilDiv(cameras, perPage(cameras)));
  }
}
