package app.oriel.simulator.ipc.talk;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body, as far as cameras look into it; tplink-ipc.md section 2.4.
 *
 * @param seq as it was written, with its quotes if it had them
 * @param mode the mode that is asked for, empty for another kind
 */
record TalkRequest(Kind kind, String seq, String mode) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is asked for. */
  enum Kind {
    TALK,
    /** No {@code params}: -501. */
    NO_PARAMS,
    /** A module that the camera knows, and nothing that it understands in it: -502. */
    WRONG_SHAPE,
    /** {@code get} with {@code download}: -52405. */
    DOWNLOAD,
    /** -52402. */
    VIDEO,
    /** The text that kills: {@code params} in quotes. */
    DEADLY,
    /** Nothing that the camera answers. */
    UNKNOWN
  }

  static TalkRequest read(String body) {
    JsonNode asked;
    try {
      asked = JSON.readTree(body);
    } catch (JacksonException e) {
      return new TalkRequest(Kind.UNKNOWN, "0", "");
    }
    JsonNode seq = asked.path("seq");
    String mode = asked.path("params").path("talk").path("mode").asString("");
    return new TalkRequest(kind(asked), seq.isMissingNode() ? "0" : seq.toString(), mode);
  }

  private static Kind kind(JsonNode asked) {
    JsonNode params = asked.path("params");
    if (!asked.isObject() || !asked.path("type").asString("").equals("request")) {
      return Kind.UNKNOWN;
    }
    if (params.isMissingNode()) {
      return Kind.NO_PARAMS;
    }
    if (params.isString()) {
      return Kind.DEADLY;
    }
    boolean get = params.path("method").asString("").equals("get");
    if (params.has("talk")) {
      return get && params.path("talk").path("mode").isString() ? Kind.TALK : Kind.WRONG_SHAPE;
    }
    if (params.has("download")) {
      return get ? Kind.DOWNLOAD : Kind.WRONG_SHAPE;
    }
    if (params.has("video")) {
      return Kind.VIDEO;
    }
    return params.has("playback") ? Kind.WRONG_SHAPE : Kind.UNKNOWN;
  }
}
