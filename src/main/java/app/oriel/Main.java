package app.oriel;

/** Entry. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
