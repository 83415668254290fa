package app.oriel.kasa;

import app.oriel.camera.SwitchPort.Power;
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
 */
record KasaSysinfo(Power power) {
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
          ? Optional.of(new KasaSysinfo(power(info.path("camera_switch").asString(""))))
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
}
