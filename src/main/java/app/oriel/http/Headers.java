package app.oriel.http;

import java.util.List;
import java.util.Optional;

/** The header fields of a request, an answer or a part, in order; names match in any case. */
public record Headers(List<Field> fields) {
  /** Copies the list. */
  public Headers {
    fields = List.copyOf(fields);
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return Optional.of(field.value);
      }
    }
    return Optional.empty();
  }

  /** Names only: values may be credentials. */
  @Override
  public String toString() {
    return "Headers" + fields.stream().map(Field::name).toList();
  }

  /** One field. */
  public record Field(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }
}
