package app.oriel.kasa;

import app.oriel.camera.CameraFamily.Power;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a camera says about itself to anyone who asks. The reply also holds where its owner lives;
 * that is never read.
 *
 * @param model such as {@code EC60(US)}; empty where it says none, like the others
 * @param alias the name that its owner gave it
 * @param mac with colons
 */
record KasaSysinfo(Power power, String model, String alias, String mac) {
  private static final int LONGEST_TEXT = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .build())
          .build();

  /** Reads a reply; empty where it is none. */
  static Optional<KasaSysinfo> parse(byte[] json) {
    try {
      JsonNode outer =
          JSON.readTree(new String(json, StandardCharsets.UTF_8))
              .path("system")
              .path("get_sysinfo");
      // Cameras nest one level deeper than plugs.
      JsonNode info = outer.path("system").isObject() ? outer.path("system") : outer;
      return info.isObject()
          ? Optional.of(
              new KasaSysinfo(
                  power(text(info, "camera_switch")),
                  text(info, "model"),
                  text(info, "alias"),
                  text(info, "mac")))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Power power(String camera) {
    return switch (camera) {
      case "on" -> Power.ON;
      case "off" -> Power.OFF;
      default -> Power.UNKNOWN;
    };
  }

  private static String text(JsonNode info, String field) {
    String text = info.path(field).asString("");
    return text.length() > LONGEST_TEXT ? "" : text;
  }
}
