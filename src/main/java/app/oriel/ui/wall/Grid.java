package app.oriel.ui.wall;

import java.util.ArrayList;
import java.util.List;

/** Divides the wall into cells. Pure geometry, no toolkit. */
final class Grid {
  /** A grid of more rows must show so much more picture, because its pictures differ more. */
  private static final double WORTH_A_ROW = 1.05;

  /** A lower tile has no room for what is wrong with its camera and the button that mends it. */
  private static final double READABLE = 140;

  /** So much of the pictures' area may be given up for that. */
  private static final double WORTH_READING = 0.8;

  private Grid() {}

  /** A place on the wall. */
  record Cell(double x, double y, double width, double height) {
    private double middle() {
      return x + width / 2;
    }
  }

  /**
   * Cells that fill the whole wall, for any number of pictures, so that as much of it as possible
   * is picture and, where that can be, every cell can be read. Every row is filled; rows of fewer
   * cells are higher, so that all cells have about the same shape, and stand first.
   *
   * @param aspects of each picture its width by its height
   * @param gap between cells
   */
  static List<Cell> auto(List<Double> aspects, double width, double height, double gap) {
    int count = aspects.size();
    List<Cell> best = List.of();
    List<Cell> readable = List.of();
    double most = -1;
    double mostReadable = -1;
    for (int rows = 1; rows <= count; rows++) {
      List<Cell> cells = inRows(count, rows, width, height, gap);
      double area = pictureArea(cells, aspects);
      if (area > most * WORTH_A_ROW) {
        most = area;
        best = cells;
      }
      boolean all = cells.stream().allMatch(c -> c.height >= READABLE);
      if (all && area > mostReadable * WORTH_A_ROW) {
        mostReadable = area;
        readable = cells;
      }
    }
    return mostReadable >= most * WORTH_READING ? readable : best;
  }

  /** The cells of a square grid, row by row. */
  static List<Cell> square(int side, double width, double height, double gap) {
    return inRows(side * side, side, width, height, gap);
  }

  private static List<Cell> inRows(int count, int rows, double width, double height, double gap) {
    double weights = 0;
    for (int row = 0; row < rows; row++) {
      weights += 1.0 / inRow(count, rows, row);
    }
    double free = Math.max(0, height - gap * (rows - 1));
    List<Cell> cells = new ArrayList<>(count);
    double y = 0;
    for (int row = 0; row < rows; row++) {
      int columns = inRow(count, rows, row);
      double rowHeight = free / columns / weights;
      double cellWidth = Math.max(0, width - gap * (columns - 1)) / columns;
      for (int column = 0; column < columns; column++) {
        cells.add(new Cell(column * (cellWidth + gap), y, cellWidth, rowHeight));
      }
      y += rowHeight + gap;
    }
    return cells;
  }

  /** Rows differ by one cell at most, and the later ones have more. */
  private static int inRow(int count, int rows, int row) {
    return count * (row + 1) / rows - count * row / rows;
  }

  private static double pictureArea(List<Cell> cells, List<Double> aspects) {
    double area = 0;
    for (int i = 0; i < cells.size(); i++) {
      double aspect = aspects.get(i);
      double width = Math.min(cells.get(i).width, cells.get(i).height * aspect);
      area += width * width / aspect;
    }
    return area;
  }

  /**
   * The cell in the next row up or down that lies nearest, or the same where there is none.
   *
   * @param down 1 for down, -1 for up
   */
  static int vertical(List<Cell> cells, int from, int down) {
    Cell start = cells.get(from);
    int best = from;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      boolean thatWay = (cell.y - start.y) * down > 1;
      if (thatWay && (best == from || nearer(cell, cells.get(best), start))) {
        best = i;
      }
    }
    return best;
  }

  private static boolean nearer(Cell one, Cell other, Cell start) {
    double rows = Math.abs(one.y - start.y) - Math.abs(other.y - start.y);
    if (Math.abs(rows) > 1) {
      return rows < 0;
    }
    return Math.abs(one.middle() - start.middle()) < Math.abs(other.middle() - start.middle());
  }
}
