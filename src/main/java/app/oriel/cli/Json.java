package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON of the command line: each document on one line. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** A document on one line, its fields in the order of the map. */
  public static String line(Map<String, ?> document) {
    return MAPPER.writeValueAsString(document);
  }

  /** The {@code error} object of a failure. */
  static Map<String, Object> error(OrielException failure, Subject camera, Texts texts) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("kind", failure.problem().kind().jsonName());
    error.put("message", FailureWords.sentence(failure, camera, texts));
    error.put("advice", texts.advice(failure.problem(), camera.make()));
    return error;
  }

  /** The last line of a command that failed. */
  static String failure(OrielException failure, Subject camera, Texts texts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("camera", camera.name());
    document.put("ok", false);
    document.put("error", error(failure, camera, texts));
    return line(document);
  }
}
