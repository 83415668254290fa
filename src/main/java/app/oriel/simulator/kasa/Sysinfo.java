package app.oriel.simulator.kasa;

import app.oriel.simulator.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a camera tells about itself on the discovery port. For any thread. */
final class Sysinfo {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VENDOR_MAC = "50:C7:BF";

  /** The observatory at Greenwich: cameras tell where they are, and this one is nowhere. */
  private static final double LATITUDE = 51.477928;

  private static final double LONGITUDE = -0.001545;

  private final KasaSetup setup;
  private final BooleanSupplier power;
  private final InstantSource time;
  private final String identity;

  /** Nothing ever stirs before this camera; a viewer takes every change for an alarm. */
  private final long lastActivity;

  /**
   * @param power whether the camera's own switch is on
   */
  Sysinfo(KasaSetup setup, BooleanSupplier power, InstantSource time) {
    this.setup = setup;
    this.power = power;
    this.time = time;
    this.identity = identity(setup);
    this.lastActivity = time.instant().getEpochSecond();
  }

  /** The answer to a query; nothing for all but {@code system.get_sysinfo}. */
  Optional<byte[]> answer(byte[] query) {
    JsonNode asked;
    try {
      asked = JSON.readTree(query);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    if (!asked.path("system").path("get_sysinfo").isObject()) {
      return Optional.empty();
    }
    ObjectNode reply = JSON.createObjectNode();
    ObjectNode outer = reply.putObject("system").putObject("get_sysinfo");
    outer.put("err_code", 0);
    fill(outer.putObject("system"));
    return Optional.of(JSON.writeValueAsBytes(reply));
  }

  private void fill(ObjectNode fields) {
    KasaModel model = setup.model();
    long now = time.instant().getEpochSecond();
    fields.put("a_type", 2);
    fields.put("alias", setup.name());
    fields.put("bind_status", true);
    fields.putArray("c_opt").add(0).add(1);
    fields.put("camera_switch", power.getAsBoolean() ? "on" : "off");
    fields.put("dev_name", model.looks());
    fields.put("deviceId", identity.substring(0, 40).toUpperCase(Locale.ROOT));
    fields.putArray("f_list").add(1).add(2);
    fields.put("hwId", identity.substring(8, 40).toUpperCase(Locale.ROOT));
    fields.put("hw_ver", model.hardware());
    fields.put("is_cal", 1);
    fields.put("last_activity_timestamp", lastActivity);
    fields.put("latitude", LATITUDE);
    fields.put("led_status", "on");
    fields.put("longitude", LONGITUDE);
    fields.put("mac", mac());
    fields.put("mic_mac", mac().replace(":", ""));
    fields.put("model", model.name() + "(US)");
    fields.putArray("new_feature").add(2).add(3);
    fields.put("oemId", identity.substring(20, 52).toUpperCase(Locale.ROOT));
    fields.put("resolution", resolution());
    fields.put("rssi", -48);
    fields.put("status", "configured");
    if (setup.quirks().get(KasaQuirk.STREAM_VERSION) == Traits.StreamVersion.TWO) {
      fields.put("stream_version", 2);
    }
    fields.put("sw_ver", model.software());
    fields.put("system_time", now);
    fields.put("type", "IOT.IPCAMERA");
    fields.put("updating", false);
  }

  private String resolution() {
    Size size = setup.quirks().get(KasaQuirk.SIZE);
    return switch (size.toString()) {
      case "1920x1080" -> "1080P";
      case "1280x720" -> "720P";
      default -> size.toString();
    };
  }

  private String mac() {
    String own = identity.substring(0, 6).toUpperCase(Locale.ROOT);
    return VENDOR_MAC
        + ":"
        + own.substring(0, 2)
        + ":"
        + own.substring(2, 4)
        + ":"
        + own.substring(4, 6);
  }

  /** The same for the same camera in every run, 64 hexadecimal digits. */
  private static String identity(KasaSetup setup) {
    String who = setup.model() + "/" + setup.name() + "/" + setup.address().getHostAddress();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
