package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads values of an expected kind. A value of another kind is refused with its place and never
 * with itself; null is as good as absent.
 */
final class JsonShape {
  private JsonShape() {}

  static OrielException unreadable(Detail what) {
    return new OrielException(Problem.PROFILE_UNREADABLE, what);
  }

  /** A text that must be there and must not be blank. */
  static String text(ObjectNode from, String key, String place) throws OrielException {
    String text = optionalText(from, key, place);
    if (text == null || text.isBlank()) {
      throw unreadable(Detail.of("is-missing", place));
    }
    return text;
  }

  static @Nullable String optionalText(ObjectNode from, String key, String place)
      throws OrielException {
    if (!from.hasNonNull(key)) {
      return null;
    }
    JsonNode value = from.path(key);
    if (!value.isString()) {
      throw unreadable(Detail.of("is-no-text", place));
    }
    return value.stringValue();
  }

  /** An object, or an empty one where there is none. */
  static ObjectNode object(ObjectNode from, String key, String place) throws OrielException {
    if (!from.hasNonNull(key)) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (from.path(key) instanceof ObjectNode object) {
      return object;
    }
    throw unreadable(Detail.of("is-no-object", place));
  }

  /** A list's elements, none where there is no list. */
  static List<JsonNode> list(ObjectNode from, String key, int most) throws OrielException {
    if (!from.hasNonNull(key)) {
      return List.of();
    }
    if (!(from.path(key) instanceof ArrayNode list)) {
      throw unreadable(Detail.of("is-no-list", key));
    }
    if (list.size() > most) {
      throw unreadable(Detail.of("has-too-many-elements", key, most));
    }
    return list.values().stream().toList();
  }

  /** The object of this key to write into, a new one where there is none. */
  static ObjectNode objectIn(ObjectNode parent, String key) {
    return parent.get(key) instanceof ObjectNode object ? object : parent.putObject(key);
  }

  /** Puts an object in the place of an older one; an empty one is left out. */
  static void putOrRemove(ObjectNode parent, String key, ObjectNode value) {
    if (value.isEmpty()) {
      parent.remove(key);
    } else {
      parent.set(key, value);
    }
  }
}
