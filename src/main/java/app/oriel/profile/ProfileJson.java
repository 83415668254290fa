package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of the profile's file. No failure repeats anything that stands in the file, not even as
 * a cause. Immutable, for any thread.
 */
final class ProfileJson {
  private static final int DEEPEST = 64;
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int MOST_CAMERAS = 1000;

  private final JsonMapper mapper = mapper();
  private final Migrations migrations;

  /**
   * @param migrations from older forms to the one that is written
   */
  ProfileJson(Migrations migrations) {
    this.migrations = migrations;
  }

  /**
   * What a file holds.
   *
   * @param version the form it has, which may be an older one
   */
  record Parsed(Profile profile, int version) {}

  /** The form that is written. */
  int newest() {
    return migrations.newest();
  }

  /** As {@link #parse}, whatever the version. */
  Profile read(byte[] content) throws OrielException {
    return parse(content).profile();
  }

  /**
   * Reads a file's content; an older form is brought to today's. A newer one is not even looked
   * into: what it means is not known, and a pin that is not found where it is looked for would be a
   * certificate that is trusted unseen.
   *
   * @throws OrielException if it is no profile, or one of a newer version; says where
   */
  Parsed parse(byte[] content) throws OrielException {
    if (!(tree(content) instanceof ObjectNode root)) {
      throw JsonShape.unreadable(Detail.of("the-file-holds-no-json-object"));
    }
    int version = version(root);
    migrations.bringUp(root, version);
    return new Parsed(profile(root), version);
  }

  private static Profile profile(ObjectNode root) throws OrielException {
    List<CameraEntry> cameras = new ArrayList<>();
    List<UnreadEntry> unread = new ArrayList<>();
    readCameras(JsonShape.list(root, "cameras", MOST_CAMERAS), cameras, unread);
    return new Profile(
        cameras, unread, hosts(root), key(root), SettingsJson.read(root), KeptJson.of(root));
  }

  /** The content of the file for a profile. */
  byte[] write(Profile profile) {
    ObjectNode root = profile.kept().asObject();
    root.put("version", newest());
    ArrayNode cameras = root.putArray("cameras");
    profile.cameras().forEach(camera -> cameras.add(EntryJson.write(camera)));
    profile.unread().forEach(entry -> cameras.add(entry.kept().asRead()));
    writeHosts(root, profile.hosts());
    writeKey(root, profile.key());
    SettingsJson.write(root, profile.settings());
    byte[] json = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    byte[] lines = Arrays.copyOf(json, json.length + 1);
    lines[json.length] = '\n';
    return lines;
  }

  private JsonNode tree(byte[] content) throws OrielException {
    try {
      return mapper.readTree(content);
    } catch (JacksonException e) {
      throw JsonShape.unreadable(invalidAt(e.getLocation()));
    }
  }

  private static Detail invalidAt(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? Detail.of("no-valid-json")
        : Detail.of("no-valid-json-at", location.getLineNr(), location.getColumnNr());
  }

  private int version(ObjectNode root) throws OrielException {
    JsonNode version = root.path("version");
    if (!version.isIntegralNumber() || version.bigIntegerValue().signum() <= 0) {
      throw JsonShape.unreadable(Detail.of("version-is-no-positive-whole-number"));
    }
    if (!version.canConvertToInt() || version.intValue() > newest()) {
      throw JsonShape.unreadable(Detail.of("was-written-by-a-newer-oriel", newest()));
    }
    return version.intValue();
  }

  private static void readCameras(
      List<JsonNode> list, List<CameraEntry> cameras, List<UnreadEntry> unread) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        CameraEntry camera = EntryJson.read(list.get(i), "cameras[" + i + "]");
        if (!ids.add(camera.id())) {
          throw JsonShape.unreadable(
              Detail.of("was-given-to-another-camera-before", "cameras[" + i + "].id"));
        }
        cameras.add(camera);
      } catch (OrielException e) {
        unread.add(new UnreadEntry(e.detail(), KeptJson.of(list.get(i))));
      }
    }
  }

  private static Map<String, HostMemory> hosts(ObjectNode root) throws OrielException {
    Map<String, HostMemory> hosts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> host : JsonShape.object(root, "hosts", "hosts").properties()) {
      if (!(host.getValue() instanceof ObjectNode memory)) {
        throw JsonShape.unreadable(Detail.of("holds-something-that-is-no-object", "hosts"));
      }
      hosts.put(
          host.getKey(), new HostMemory(RememberedJson.read(memory, "hosts"), KeptJson.of(memory)));
    }
    return hosts;
  }

  private static void writeHosts(ObjectNode root, Map<String, HostMemory> hosts) {
    ObjectNode all = root.objectNode();
    hosts.forEach(
        (host, memory) -> {
          ObjectNode json = memory.kept().asObject();
          RememberedJson.write(json, memory.remembered());
          all.set(host, json);
        });
    JsonShape.putOrRemove(root, "hosts", all);
  }

  private static @Nullable KeyReference key(ObjectNode root) throws OrielException {
    if (!root.hasNonNull("key")) {
      return null;
    }
    ObjectNode key = JsonShape.object(root, "key", "key");
    return new KeyReference(
        JsonShape.text(key, "home", "key.home"), JsonShape.text(key, "id", "key.id"));
  }

  private static void writeKey(ObjectNode root, @Nullable KeyReference key) {
    if (key != null) {
      ObjectNode json = JsonShape.objectIn(root, "key");
      json.put("home", key.home()).put("id", key.id());
    }
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(ProfileFile.LARGEST)
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_TEXT)
            .maxNameLength(LONGEST_TEXT)
            .build();
    // Duplicate keys are refused, because the tree would silently drop all but the last.
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }
}
