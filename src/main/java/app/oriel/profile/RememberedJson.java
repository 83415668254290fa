package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pins and things learnt, in a camera's or a host's object. A pin that makes no sense is an error:
 * to leave it out would be to trust whatever certificate comes next.
 */
final class RememberedJson {
  private RememberedJson() {}

  static Remembered read(ObjectNode from, String place) throws OrielException {
    Map<Integer, PinnedCertificate> pins = new TreeMap<>();
    for (Map.Entry<String, JsonNode> pin :
        JsonShape.object(from, "pins", place + ".pins").properties()) {
      pins.put(port(pin.getKey(), place), certificate(pin.getValue(), place + ".pins"));
    }
    Map<String, String> learnt = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> thing :
        JsonShape.object(from, "learnt", place + ".learnt").properties()) {
      if (!thing.getValue().isString()) {
        throw JsonShape.unreadable(Detail.of("holds-something-that-is-no-text", place + ".learnt"));
      }
      learnt.put(thing.getKey(), thing.getValue().stringValue());
    }
    return new Remembered(pins, learnt);
  }

  static void write(ObjectNode into, Remembered remembered) {
    writePins(into, remembered.pins());
    ObjectNode learnt = into.objectNode();
    remembered.learnt().forEach(learnt::put);
    JsonShape.putOrRemove(into, "learnt", learnt);
  }

  private static void writePins(ObjectNode into, Map<Integer, PinnedCertificate> pins) {
    if (pins.isEmpty()) {
      into.remove("pins");
      return;
    }
    ObjectNode json = JsonShape.objectIn(into, "pins");
    for (String port : List.copyOf(json.propertyNames())) {
      if (!pins.containsKey(Integer.valueOf(port))) {
        json.remove(port);
      }
    }
    pins.forEach((port, pin) -> writePin(json, port.toString(), pin));
  }

  private static void writePin(ObjectNode pins, String port, PinnedCertificate pin) {
    // What was said about another certificate does not hold for this one.
    if (!pins.path(port).path("fingerprint").asString("").equals(pin.fingerprint())) {
      pins.remove(port);
    }
    JsonShape.objectIn(pins, port)
        .put("fingerprint", pin.fingerprint())
        .put("firstSeen", pin.firstSeen().toString());
  }

  private static int port(String key, String place) throws OrielException {
    if (!key.matches("[1-9][0-9]{0,4}") || Integer.parseInt(key) > 65535) {
      throw JsonShape.unreadable(Detail.of("names-something-that-is-no-port", place + ".pins"));
    }
    return Integer.parseInt(key);
  }

  private static PinnedCertificate certificate(JsonNode json, String place) throws OrielException {
    if (!(json instanceof ObjectNode pin)) {
      throw JsonShape.unreadable(Detail.of("holds-something-that-is-no-object", place));
    }
    String fingerprint = JsonShape.text(pin, "fingerprint", place + ".fingerprint");
    if (!fingerprint.matches("sha256:[0-9a-f]{64}")) {
      throw JsonShape.unreadable(Detail.of("is-no-fingerprint", place + ".fingerprint"));
    }
    try {
      String firstSeen = JsonShape.text(pin, "firstSeen", place + ".firstSeen");
      return new PinnedCertificate(fingerprint, Instant.parse(firstSeen));
    } catch (DateTimeException e) {
      throw JsonShape.unreadable(Detail.of("is-no-time", place + ".firstSeen"));
    }
  }
}
