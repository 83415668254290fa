package app.oriel.tplink.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a camera told of itself.
 *
 * @param model as it calls itself, empty where it did not say
 * @param codecs that its loudspeaker takes, such as {@code G711alaw}
 * @param kilohertz the rates of its loudspeaker, such as {@code 8}
 */
public record WebFacts(String model, Set<String> codecs, Set<String> kilohertz) {
  private static final int MOST = 16;
  private static final int LONGEST = 64;

  /** With copies. */
  public WebFacts {
    codecs = Set.copyOf(codecs);
    kilohertz = Set.copyOf(kilohertz);
  }

  static WebFacts of(JsonNode info, JsonNode capability) {
    JsonNode speaker = capability.path("audio_capability").path("device_speaker");
    return new WebFacts(
        model(info.path("device_info")),
        words(speaker.path("decode_type")),
        words(speaker.path("sampling_rate")));
  }

  private static String model(JsonNode info) {
    for (JsonNode place :
        new JsonNode[] {
          info.path("basic_info"), info.path("info"), info.path("info").path(0).path("info"), info
        }) {
      JsonNode model = place.path("device_model");
      if (model.isString()) {
        return printable(model.asString());
      }
    }
    return "";
  }

  static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    if (list.isArray()) {
      list.values().stream().limit(MOST).forEach(each -> words.add(printable(each.asString(""))));
    } else if (list.isString() || list.isNumber()) {
      words.add(printable(list.asString()));
    }
    words.remove("");
    return words;
  }

  private static String printable(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = text;
    }
    return decoded.length() > LONGEST ? "" : decoded.replaceAll("[^A-Za-z0-9 ._()-]", "");
  }
}
