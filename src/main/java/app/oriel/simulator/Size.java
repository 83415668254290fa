package app.oriel.simulator;

/** A picture's size. */
public record Size(int width, int height) {
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
