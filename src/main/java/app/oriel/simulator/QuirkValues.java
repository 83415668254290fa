package app.oriel.simulator;

import app.oriel.camera.PixelAspect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one quirk may be set to, and how that is written.
 *
 * @param <T> the type of the values
 */
public interface QuirkValues<T> {
  /** The value for a word, or nothing where it is not allowed. */
  Optional<T> read(String word);

  /** The allowed words, for people of every language. */
  String allowed();

  /** The word for a value. */
  String write(T value);

  /** One constant of an enum. */
  static <E extends Enum<E> & Choice> QuirkValues<E> oneOf(Class<E> type) {
    return new QuirkValues<>() {
      @Override
      public Optional<E> read(String word) {
        return Arrays.stream(type.getEnumConstants())
            .filter(each -> each.word().equals(word))
            .findFirst();
      }

      @Override
      public String allowed() {
        return Arrays.stream(type.getEnumConstants())
            .map(Choice::word)
            .collect(Collectors.joining(" | "));
      }

      @Override
      public String write(E value) {
        return value.word();
      }
    };
  }

  /** One or more constants of an enum, joined by plus signs. */
  static <E extends Enum<E> & Choice> QuirkValues<Set<E>> someOf(Class<E> type) {
    QuirkValues<E> one = oneOf(type);
    return new QuirkValues<>() {
      @Override
      public Optional<Set<E>> read(String word) {
        Set<E> found = EnumSet.noneOf(type);
        for (String each : word.split("\\+", -1)) {
          Optional<E> value = one.read(each);
          if (value.isEmpty()) {
            return Optional.empty();
          }
          found.add(value.get());
        }
        return Optional.of(Set.copyOf(found));
      }

      @Override
      public String allowed() {
        return one.allowed();
      }

      @Override
      public String write(Set<E> value) {
        return value.stream().sorted().map(Choice::word).collect(Collectors.joining("+"));
      }
    };
  }

  /** Yes or no, in two words of its own. */
  static QuirkValues<Boolean> either(String yes, String no) {
    return new QuirkValues<>() {
      @Override
      public Optional<Boolean> read(String word) {
        return word.equals(yes)
            ? Optional.of(true)
            : word.equals(no) ? Optional.of(false) : Optional.empty();
      }

      @Override
      public String allowed() {
        return yes + " | " + no;
      }

      @Override
      public String write(Boolean value) {
        return value ? yes : no;
      }
    };
  }

  /** A whole number between two others, both allowed. */
  static QuirkValues<Integer> between(int least, int most) {
    return new QuirkValues<>() {
      @Override
      public Optional<Integer> read(String word) {
        if (!word.matches("[0-9]{1,9}")) {
          return Optional.empty();
        }
        int number = Integer.parseInt(word);
        return number < least || number > most ? Optional.empty() : Optional.of(number);
      }

      @Override
      public String allowed() {
        return least + " … " + most;
      }

      @Override
      public String write(Integer value) {
        return value.toString();
      }
    };
  }

  /** One of a few numbers. */
  static QuirkValues<Integer> numbers(Integer... allowed) {
    List<String> words = new ArrayList<>();
    for (Integer each : allowed) {
      words.add(each.toString());
    }
    QuirkValues<String> inner = words(words);
    return new QuirkValues<>() {
      @Override
      public Optional<Integer> read(String word) {
        return inner.read(word).map(Integer::valueOf);
      }

      @Override
      public String allowed() {
        return inner.allowed();
      }

      @Override
      public String write(Integer value) {
        return value.toString();
      }
    };
  }

  /** One of a few words. */
  static QuirkValues<String> words(List<String> allowed) {
    return new QuirkValues<>() {
      @Override
      public Optional<String> read(String word) {
        return allowed.contains(word) ? Optional.of(word) : Optional.empty();
      }

      @Override
      public String allowed() {
        return String.join(" | ", allowed);
      }

      @Override
      public String write(String value) {
        return value;
      }
    };
  }

  /** A picture's size with even sides, as H.264 with halved colours needs them. */
  static QuirkValues<Size> size() {
    Pattern form = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");
    return new QuirkValues<>() {
      @Override
      public Optional<Size> read(String word) {
        Matcher match = form.matcher(word);
        if (!match.matches()) {
          return Optional.empty();
        }
        int width = Integer.parseInt(match.group(1));
        int height = Integer.parseInt(match.group(2));
        boolean fits = width >= 64 && width <= 3840 && height >= 64 && height <= 2160;
        return fits && width % 2 == 0 && height % 2 == 0
            ? Optional.of(new Size(width, height))
            : Optional.empty();
      }

      @Override
      public String allowed() {
        return "64x64 … 3840x2160";
      }

      @Override
      public String write(Size value) {
        return value.toString();
      }
    };
  }

  /** The shape of pixels, their width to their height, or not said. */
  static QuirkValues<PixelAspect> pixels() {
    Pattern form = Pattern.compile("([0-9]{1,3}):([0-9]{1,3})");
    String unsaid = "unsaid";
    return new QuirkValues<>() {
      @Override
      public Optional<PixelAspect> read(String word) {
        Matcher match = form.matcher(word);
        if (!match.matches()) {
          return word.equals(unsaid) ? Optional.of(PixelAspect.UNSAID) : Optional.empty();
        }
        PixelAspect pixels =
            new PixelAspect(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        return pixels.isSaid() ? Optional.of(pixels) : Optional.empty();
      }

      @Override
      public String allowed() {
        return unsaid + " | 1:4 … 4:1";
      }

      @Override
      public String write(PixelAspect value) {
        return value.isSaid() ? value.width() + ":" + value.height() : unsaid;
      }
    };
  }
}
