package app.oriel.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.ui.wall.Grid.Cell;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  private static final double GAP = 8;
  private static final double ASPECT = 16.0 / 9;

  private static List<Double> alike(int count) {
    return Collections.nCopies(count, ASPECT);
  }

  private static String rows(List<Cell> cells) {
    return cells.stream()
        .collect(Collectors.groupingBy(Cell::y, java.util.TreeMap::new, Collectors.counting()))
        .values()
        .stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1240, 840, 1",
    "2, 1240, 840, 1 1",
    "2, 1800, 600, 2",
    "3, 1240, 840, 1 2",
    "4, 1240, 840, 2 2",
    "5, 1240, 840, 2 3",
    "5, 500, 900, 1 1 1 2",
    "5, 570, 430, 2 3",
    "5, 570, 520, 1 2 2",
    "7, 570, 430, 2 2 3",
    "6, 1240, 840, 2 2 2",
    "9, 1240, 700, 3 3 3",
    "16, 1240, 700, 4 4 4 4",
    "25, 1240, 700, 5 5 5 5 5",
  })
  void wastesLeast(int count, double width, double height, String rows) {
    assertEquals(rows, rows(Grid.auto(alike(count), width, height, GAP)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5625, 4, 1240, 700, 4",
    "0.5625, 2, 1240, 840, 2",
    "1.3333, 4, 1240, 840, 2 2",
    "1.3333, 6, 1240, 840, 3 3",
    "3.5556, 4, 1240, 840, 1 1 2",
  })
  void goesByTheShapeOfThePictures(
      double aspect, int count, double width, double height, String rows) {
    List<Double> aspects = Collections.nCopies(count, aspect);
    assertEquals(rows, rows(Grid.auto(aspects, width, height, GAP)));
  }

  @Test
  void picturesOfSeveralShapesShareTheWall() {
    List<Double> shapes = List.of(0.5625, 0.5625, ASPECT);
    assertEquals("3", rows(Grid.auto(shapes, 1240, 560, GAP)));
    assertEquals("1 2", rows(Grid.auto(alike(3), 1240, 560, GAP)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 17, 19, 23, 25, 40})
  void leavesNoCellEmptyAndFillsTheWall(int count) {
    List<Cell> cells = Grid.auto(alike(count), 1240, 840, GAP);
    assertEquals(count, cells.size());
    double area = 0;
    for (Cell cell : cells) {
      assertTrue(cell.width() > 0 && cell.height() > 0);
      assertTrue(cell.x() + cell.width() <= 1240.001, "not beyond the right edge");
      assertTrue(cell.y() + cell.height() <= 840.001, "not beyond the bottom");
      // With half a gap on each side, the cells tile the wall without holes.
      area += (cell.width() + GAP) * (cell.height() + GAP);
    }
    assertEquals((1240 + GAP) * (840 + GAP), area, 1);
  }

  @Test
  void hasRoomForNothing() {
    assertTrue(Grid.auto(alike(0), 1240, 840, GAP).isEmpty());
    assertEquals(4, Grid.auto(alike(4), 0, 0, GAP).size());
  }

  @Test
  void squaresAreSquare() {
    List<Cell> cells = Grid.square(3, 916, 616, GAP);
    assertEquals(9, cells.size());
    assertEquals(new Cell(616, 416, 300, 200), cells.get(8));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2", "1, 1, 4", "2, 1, 2", "3, -1, 0", "4, -1, 1", "0, -1, 0"})
  void goesUpAndDownToTheNearest(int from, int down, int to) {
    List<Cell> cells = Grid.auto(alike(5), 1240, 840, GAP);
    assertEquals(to, Grid.vertical(cells, from, down));
  }
}
