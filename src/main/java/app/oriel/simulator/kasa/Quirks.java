package app.oriel.simulator.kasa;

import app.oriel.simulator.FootageSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is set of a software camera's quirks; the others have their usual values. Immutable. */
public final class Quirks {
  private static final Quirks USUAL = new Quirks(Map.of());

  /** Values are of their quirk's own type: only {@link #with(Quirk, Object)} puts them here. */
  private final Map<Quirk<?>, Object> set;

  private Quirks(Map<Quirk<?>, Object> set) {
    this.set = set;
  }

  /** Nothing set. */
  public static Quirks usual() {
    return USUAL;
  }

  /** These, with one set to another value. */
  public <T> Quirks with(Quirk<T> quirk, T value) {
    Map<Quirk<?>, Object> more = new HashMap<>(set);
    more.put(quirk, value);
    return new Quirks(Map.copyOf(more));
  }

  /**
   * These, with one set as written: {@code NAME=VALUE}.
   *
   * @throws IllegalArgumentException if there is no such quirk or it cannot be that; the message
   *     lists what is allowed
   */
  public Quirks with(String nameAndValue) {
    int equals = nameAndValue.indexOf('=');
    String name = equals < 0 ? nameAndValue : nameAndValue.substring(0, equals);
    Optional<Quirk<?>> quirk = Quirk.named(name);
    if (quirk.isPresent()) {
      return withRead(quirk.get(), equals < 0 ? "" : nameAndValue.substring(equals + 1));
    }
    throw new IllegalArgumentException(
        "no quirk has that name; allowed: "
            + Quirk.all().stream().map(Quirk::name).collect(Collectors.joining(", ")));
  }

  /** The value of a quirk. */
  @SuppressWarnings("unchecked") // see set
  public <T> T get(Quirk<T> quirk) {
    Object value = set.get(quirk);
    return value == null ? quirk.usual() : (T) value;
  }

  /** What these ask of the footage. */
  public FootageSettings footage() {
    Traits.Size size = get(Quirk.SIZE);
    return new FootageSettings(
        get(Quirk.SCENE),
        size.width(),
        size.height(),
        get(Quirk.FPS),
        get(Quirk.BITRATE),
        get(Quirk.GOP_SECONDS));
  }

  private <T> Quirks withRead(Quirk<T> quirk, String word) {
    return with(quirk, quirk.read(word));
  }
}
