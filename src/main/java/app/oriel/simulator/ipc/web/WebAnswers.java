package app.oriel.simulator.ipc.web;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.talk.SpeakerCode;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a camera answers to a client that is signed in; section 4, "Commands". For any thread. */
final class WebAnswers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int UNKNOWN = -40106;

  private final WebFacts facts;
  private final Quirks quirks;

  WebAnswers(WebFacts facts) {
    this.facts = facts;
    this.quirks = facts.quirks();
  }

  /** Several modules may share one request. */
  ObjectNode answer(JsonNode asked) {
    ObjectNode reply = JSON.createObjectNode();
    if (!asked.path("method").asString("").equals("get")) {
      return reply.put("error_code", UNKNOWN);
    }
    reply.put("error_code", 0);
    boolean known = true;
    for (String module : asked.propertyNames()) {
      if (!module.equals("method")) {
        known &= add(reply, module, asked.path(module));
      }
    }
    return known ? reply : JSON.createObjectNode().put("error_code", UNKNOWN);
  }

  private boolean add(ObjectNode reply, String module, JsonNode wanted) {
    return switch (module) {
      case "device_info" -> addDevice(reply, wanted);
      case "audio_capability" ->
          quirks.get(WebQuirk.AUDIO) != WebTraits.Audio.ABSENT && addAudio(reply, wanted);
      default -> false;
    };
  }

  private boolean addDevice(ObjectNode reply, JsonNode wanted) {
    ObjectNode device = reply.putObject("device_info");
    if (quirks.get(WebQuirk.TABLE)) {
      if (names(wanted, "table").contains("info")) {
        fill(device.putArray("info").addObject());
      }
    } else {
      for (String section : names(wanted, "name")) {
        if (section.equals("basic_info") || section.equals("info")) {
          fill(device.putObject(section));
        }
      }
    }
    return !device.isEmpty();
  }

  private void fill(ObjectNode info) {
    info.put("device_model", written(facts.model()));
    info.put("device_name", written(facts.name()));
    info.put("manufacturer_name", "TP-LINK");
    info.put("sw_version", written("1.0.9 Build 210716 Rel.63037n"));
    info.put("hw_version", "1.0");
  }

  private boolean addAudio(ObjectNode reply, JsonNode wanted) {
    ObjectNode audio = reply.putObject("audio_capability");
    for (String section : names(wanted, "name")) {
      if (section.equals("device_speaker")) {
        speaker(audio.putObject(section));
      } else if (section.equals("device_microphone")) {
        ObjectNode microphone = audio.putObject(section);
        microphone.put("half_duplex", "1");
        microphone.put("aec", quirks.get(SpeakerQuirk.CODE).rate() > 8000 ? "1" : "0");
        codec(microphone, "encode_type");
      }
    }
    return !audio.isEmpty();
  }

  /** As section 2.3 has it of Tapo: lists of names and of kilohertz. */
  private void speaker(ObjectNode speaker) {
    speaker.put("volume", "1");
    codec(speaker, "decode_type");
  }

  private void codec(ObjectNode section, String field) {
    SpeakerCode code = quirks.get(SpeakerQuirk.CODE);
    String exact = code.aLaw() ? "G711alaw" : "G711ulaw";
    section
        .putArray(field)
        .add(
            switch (quirks.get(WebQuirk.AUDIO)) {
              case VAGUE -> "G711";
              case FOREIGN -> "AAC";
              default -> exact;
            });
    section.putArray("sampling_rate").add(Integer.toString(code.rate() / 1000));
    section.put("channels", "1");
  }

  private String written(String text) {
    return quirks.get(WebQuirk.PERCENT)
        ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")
        : text;
  }

  private static List<String> names(JsonNode wanted, String key) {
    List<String> names = new ArrayList<>();
    JsonNode list = wanted.path(key);
    if (list.isString()) {
      names.add(list.stringValue());
    }
    list.forEach(each -> names.add(each.asString("")));
    return names;
  }
}
