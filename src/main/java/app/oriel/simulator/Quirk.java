package app.oriel.simulator;

import java.util.Set;

/**
 * One way in which a software camera can be told to differ. The words for it stand elsewhere, by
 * its name.
 *
 * @param <T> the type of its values
 */
public final class Quirk<T> {
  private final String name;
  private final QuirkValues<T> values;
  private final T usual;

  /**
   * A quirk of any kind of values.
   *
   * @param name as on the command line
   * @param usual its value unless a model or the user says otherwise
   */
  public Quirk(String name, QuirkValues<T> values, T usual) {
    this.name = name;
    this.values = values;
    this.usual = usual;
  }

  /** One constant of an enum. */
  public static <E extends Enum<E> & Choice> Quirk<E> choice(String name, E usual) {
    return new Quirk<>(name, QuirkValues.oneOf(usual.getDeclaringClass()), usual);
  }

  /** One or more constants of an enum. */
  public static <E extends Enum<E> & Choice> Quirk<Set<E>> choices(String name, E usual) {
    return new Quirk<>(name, QuirkValues.someOf(usual.getDeclaringClass()), Set.of(usual));
  }

  /** True or false. */
  public static Quirk<Boolean> yesNo(String name, boolean usual) {
    return new Quirk<>(name, QuirkValues.either("true", "false"), usual);
  }

  /** A whole number between two others, both allowed. */
  public static Quirk<Integer> number(String name, int least, int most, int usual) {
    return new Quirk<>(name, QuirkValues.between(least, most), usual);
  }

  /** The name, as on the command line. */
  public String name() {
    return name;
  }

  /** The value unless a model or the user says otherwise. */
  T usual() {
    return usual;
  }

  /** The words that are allowed, for people. */
  public String allowed() {
    return values.allowed();
  }

  /** The word for the usual value. */
  public String usualWord() {
    return values.write(usual);
  }

  /**
   * The value for a word.
   *
   * @throws IllegalArgumentException if it is not allowed; the message lists what is
   */
  T read(String word) {
    return values
        .read(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the quirk " + name + " cannot be that; allowed: " + allowed()));
  }
}
