package app.oriel.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header fields of a message in their order; several may have one name. Texts are bytes as
 * ISO-8859-1.
 */
record RtspHeaders(List<Field> fields) {
  static final RtspHeaders NONE = new RtspHeaders(List.of());
  private static final int MOST_DIGITS = 9;

  /** With a copy of the fields. */
  RtspHeaders {
    fields = List.copyOf(fields);
  }

  /** One field. Its value may be a secret. */
  record Field(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The lines of a head after its first; what is no field is left out. */
  static RtspHeaders parse(List<String> lines) {
    List<Field> fields = new ArrayList<>();
    for (String line : lines) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      if (continued && !fields.isEmpty()) {
        Field last = fields.removeLast();
        fields.add(new Field(last.name, (last.value + " " + line.strip()).strip()));
      } else if (colon > 0) {
        fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return new RtspHeaders(fields);
  }

  /** The value of the first field of this name. */
  Optional<String> first(String name) {
    return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(Field::value).findFirst();
  }

  /** The values of all fields of this name. */
  List<String> all(String name) {
    return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(Field::value).toList();
  }

  /** These and one more. */
  RtspHeaders with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new RtspHeaders(more);
  }

  /** The whole number in the first field of this name; empty where it is none. */
  OptionalInt number(String name) {
    String value = first(name).orElse("");
    boolean isNumber =
        !value.isEmpty()
            && value.length() <= MOST_DIGITS
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
  }
}
