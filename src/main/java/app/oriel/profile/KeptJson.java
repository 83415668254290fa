package app.oriel.profile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A piece of the file as it was read, so that what this version does not know goes back unchanged.
 * Immutable; prints nothing of itself, because people may have typed secrets into it.
 */
public final class KeptJson {
  /** Nothing was read: what goes with a thing made by this program. */
  public static final KeptJson NONE = new KeptJson(JsonNodeFactory.instance.objectNode());

  private final JsonNode json;

  private KeptJson(JsonNode json) {
    this.json = json;
  }

  static KeptJson of(JsonNode json) {
    return new KeptJson(json.deepCopy());
  }

  /** A copy to write known keys into. */
  ObjectNode asObject() {
    return json instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }

  /** A copy as it was read. */
  JsonNode asRead() {
    return json.deepCopy();
  }

  /** The text of this name in the object of that name, where there is one. */
  Optional<String> text(String object, String name) {
    JsonNode value = json.path(object).path(name);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** This without what has one of these names. */
  KeptJson without(String... names) {
    ObjectNode root = asObject();
    root.remove(List.of(names));
    return new KeptJson(root);
  }

  /** Whether it has a value of this name. */
  boolean has(String key) {
    return json.hasNonNull(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof KeptJson kept && json.equals(kept.json));
  }

  @Override
  public int hashCode() {
    return json.size();
  }

  @Override
  public String toString() {
    return "KeptJson[" + json.size() + "]";
  }
}
