package app.oriel.multitrans;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what cameras say in JSON about talking, nested or flat. */
final class TalkReply {
  /** The camera cannot play what is to be sent. */
  static final int AUDIO_PARAMETERS_INVALID = -52423;

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int MOST_NAMES = 40;
  private static final Set<String> HARMLESS =
      Set.of("type", "method", "mode", "event_type", "status", "error_code", "session_id");

  private TalkReply() {}

  /** The request to talk in a mode. {@code params} is an object: a text there crashes cameras. */
  static byte[] request(Dialect.Mode mode) {
    return MAPPER.writeValueAsBytes(
        new Request("request", 0, new Parameters("get", Map.of("mode", mode.word()))));
  }

  private record Request(String type, int seq, Parameters params) {}

  private record Parameters(String method, Map<String, String> talk) {}

  /** The code in an answer; 0 is success, empty where there is none. */
  static OptionalInt code(byte[] body) {
    return tree(body).map(TalkReply::code).orElse(OptionalInt.empty());
  }

  private static OptionalInt code(JsonNode root) {
    for (JsonNode place : new JsonNode[] {root.path("params"), root}) {
      JsonNode code = place.path("error_code");
      if (code.isNumber() || code.isString()) {
        String text = code.asString();
        return text.matches("-?[0-9]{1,9}")
            ? OptionalInt.of(Integer.parseInt(text))
            : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static Optional<JsonNode> tree(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      return root == null || !root.isObject() ? Optional.empty() : Optional.of(root);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** What a refusal means. */
  static OrielException failure(int code) {
    return switch (code) {
      case -52411 ->
          new OrielException(Problem.TALK_TAKEN, Detail.of("answered-that-talk-is-taken", code));
      case -52407, -52405, -52419, -52435 ->
          new OrielException(Problem.BUSY, Detail.of("answered-that-it-serves-too-many", code));
      case AUDIO_PARAMETERS_INVALID ->
          new OrielException(
              Problem.TALK_FAILED, Detail.of("answered-that-it-plays-no-such-sound", code));
      case -52402, -501, -502 ->
          new OrielException(
              Problem.TALK_UNSUPPORTED, Detail.of("answered-that-it-knows-no-talk", code));
      default -> new OrielException(Problem.TALK_FAILED, Detail.of("answered", code));
    };
  }

  /** An answer for strangers to read: names and codes stand, of other texts only the length. */
  static String harmless(byte[] body) {
    return tree(body)
        .map(root -> Detail.printable(copy(root, "", 0).toString()))
        .orElse("<" + body.length + " bytes>");
  }

  private static JsonNode copy(JsonNode from, String name, int depth) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (from.isObject() && depth < 4) {
      ObjectNode object = make.objectNode();
      from.properties().stream()
          .limit(MOST_NAMES)
          .forEach(
              each -> object.set(each.getKey(), copy(each.getValue(), each.getKey(), depth + 1)));
      return object;
    }
    if (from.isNumber() || from.isBoolean() || from.isNull()) {
      return from;
    }
    String text = from.isString() ? from.asString() : "";
    boolean shown = HARMLESS.contains(name) && text.matches("[A-Za-z0-9_-]{0,24}");
    return make.stringNode(shown ? text : "<" + text.length() + ">");
  }
}
