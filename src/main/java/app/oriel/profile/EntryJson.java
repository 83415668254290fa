package app.oriel.profile;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One camera in the profile's file. */
final class EntryJson {
  private static final int LONGEST_ID = 100;
  private static final String ASPECT = "aspect";

  private EntryJson() {}

  /**
   * Reads one camera.
   *
   * @param place where in the file, for the failure
   */
  static CameraEntry read(JsonNode json, String place) throws OrielException {
    if (!(json instanceof ObjectNode entry)) {
      throw JsonShape.unreadable(Detail.of("is-no-object", place));
    }
    return new CameraEntry(
        id(entry, place),
        name(entry, place),
        url(entry, place),
        aspect(entry).orElse(DisplayAspect.AS_SENT),
        JsonShape.optionalText(entry, "user", place + ".user"),
        JsonShape.optionalText(entry, "password", place + ".password"),
        RememberedJson.read(entry, place),
        KeptJson.of(entry));
  }

  static ObjectNode write(CameraEntry camera) {
    ObjectNode json = camera.kept().asObject();
    json.put("id", camera.id()).put("name", camera.name()).put("url", camera.url().toString());
    putOrRemove(json, "user", camera.sealedUser());
    putOrRemove(json, "password", camera.sealedPassword());
    writeAspect(json, camera.aspect());
    RememberedJson.write(json, camera.remembered());
    return json;
  }

  private static String id(ObjectNode entry, String place) throws OrielException {
    String id = JsonShape.text(entry, "id", place + ".id");
    if (id.length() > LONGEST_ID) {
      throw JsonShape.unreadable(Detail.of("is-too-long", place + ".id"));
    }
    return id;
  }

  private static String name(ObjectNode entry, String place) throws OrielException {
    String name = JsonShape.text(entry, "name", place + ".name");
    try {
      return CameraEntry.checkedName(name);
    } catch (OrielException e) {
      throw JsonShape.unreadable(Detail.of("at", place + ".name", e.detail()));
    }
  }

  private static CameraUrl url(ObjectNode entry, String place) throws OrielException {
    String url = JsonShape.text(entry, "url", place + ".url");
    try {
      return CameraUrl.parse(url);
    } catch (CameraUrlException e) {
      throw JsonShape.unreadable(Detail.of("is-no-camera-url", place + ".url"));
    }
  }

  /** A shape that only a newer version knows is no reason to do without the camera. */
  private static Optional<DisplayAspect> aspect(ObjectNode entry) {
    JsonNode value = entry.path(ASPECT);
    return value.isString() ? DisplayAspect.of(value.stringValue()) : Optional.empty();
  }

  /** As sent is what is not said; a newer version's shape stays. */
  private static void writeAspect(ObjectNode json, DisplayAspect aspect) {
    if (aspect != DisplayAspect.AS_SENT) {
      json.put(ASPECT, aspect.word());
    } else if (aspect(json).isPresent()) {
      json.remove(ASPECT);
    }
  }

  private static void putOrRemove(ObjectNode json, String key, @Nullable String value) {
    if (value == null) {
      json.remove(key);
    } else {
      json.put(key, value);
    }
  }
}
