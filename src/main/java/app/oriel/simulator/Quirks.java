package app.oriel.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is set of a software camera's quirks; the others have their usual values. Immutable. */
public final class Quirks {
  private final List<Quirk<?>> known;

  /** Values are of their quirk's own type: only {@link #with(Quirk, Object)} puts them here. */
  private final Map<Quirk<?>, Object> set;

  private Quirks(List<Quirk<?>> known, Map<Quirk<?>, Object> set) {
    this.known = known;
    this.set = set;
  }

  /**
   * Nothing set.
   *
   * @param known every quirk that cameras of this make have
   */
  public static Quirks usual(List<Quirk<?>> known) {
    return new Quirks(List.copyOf(known), Map.of());
  }

  /** Every quirk that cameras of this make have, in the order of the list that people read. */
  public List<Quirk<?>> known() {
    return known;
  }

  /** The quirk of this name, if there is one. */
  public Optional<Quirk<?>> named(String name) {
    for (Quirk<?> each : known) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** These, with one set to another value. */
  public <T> Quirks with(Quirk<T> quirk, T value) {
    Map<Quirk<?>, Object> more = new HashMap<>(set);
    more.put(quirk, value);
    return new Quirks(known, Map.copyOf(more));
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
    Optional<Quirk<?>> quirk = named(name);
    if (quirk.isPresent()) {
      return withRead(quirk.get(), equals < 0 ? "" : nameAndValue.substring(equals + 1));
    }
    throw new IllegalArgumentException(
        "no quirk has that name; allowed: "
            + known.stream().map(Quirk::name).collect(Collectors.joining(", ")));
  }

  /** The value of a quirk. */
  @SuppressWarnings("unchecked") // see set
  public <T> T get(Quirk<T> quirk) {
    Object value = set.get(quirk);
    return value == null ? quirk.usual() : (T) value;
  }

  /** What these ask of the footage. */
  public FootageSettings footage() {
    Size size = get(CommonQuirk.SIZE);
    return new FootageSettings(
            get(CommonQuirk.SCENE),
            size.width(),
            size.height(),
            get(CommonQuirk.FPS),
            get(CommonQuirk.BITRATE),
            get(CommonQuirk.GOP_SECONDS))
        .with(get(CommonQuirk.PIXELS));
  }

  private <T> Quirks withRead(Quirk<T> quirk, String word) {
    return with(quirk, quirk.read(word));
  }
}
