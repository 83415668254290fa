package app.oriel.simulator.kasa;

import static app.oriel.simulator.kasa.Traits.Framing.CHUNKED10;
import static app.oriel.simulator.kasa.Traits.Framing.RAW_MINUS1;
import static app.oriel.simulator.kasa.Traits.Framing.RAW_NONE;
import static app.oriel.simulator.kasa.Traits.PasswordForm.BASE64;
import static app.oriel.simulator.kasa.Traits.PasswordForm.PLAIN;
import static app.oriel.simulator.kasa.Traits.StreamVersion.ABSENT;
import static app.oriel.simulator.kasa.Traits.StreamVersion.TWO;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.kasa.Traits.Framing;
import app.oriel.simulator.kasa.Traits.PartHeaders;
import app.oriel.simulator.kasa.Traits.PasswordForm;
import app.oriel.simulator.kasa.Traits.StreamVersion;
import app.oriel.simulator.kasa.Traits.TimestampMode;
import app.oriel.simulator.talk.PacketRule;
import app.oriel.simulator.talk.SpeakerCode;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The models of software cameras. What was seen on hardware is as seen; the rest (most part
 * headers, the framing of EC60, EC70, EC71, KC400 and KC410S, stream limits other than KC100's) is
 * the likeliest reading.
 */
public enum KasaModel {
  // framing, part headers, password, streams, size, stream_version, hardware, software, looks
  KC100(RAW_MINUS1, H.EC60, BASE64, 1, P.FULL, ABSENT, "1.0", "2.3.3", "Kasa Spot Indoor"),
  KC105(RAW_MINUS1, H.EC60, BASE64, 1, P.FULL, ABSENT, "1.0", "2.3.3", "Kasa Spot"),
  KC110(RAW_NONE, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.3", "Kasa Spot Pan Tilt"),
  KC115(RAW_NONE, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.6", "Kasa Spot Pan Tilt"),
  KC120(RAW_MINUS1, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.3", "Kasa Cam"),
  KC200(RAW_MINUS1, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.3", "Kasa Cam Outdoor"),
  KC400(RAW_MINUS1, H.MIN, PLAIN, 2, P.WQHD, ABSENT, "1.0", "2.3.6", "Kasa Spot"),
  KC401(CHUNKED10, H.MIN, BASE64, 2, P.WQHD, ABSENT, "1.0", "2.3.6", "Kasa Spot"),
  KC410S(CHUNKED10, H.KC410S, PLAIN, 2, P.WQHD, TWO, "1.0", "2.3.27", "Kasa Spot Pan Tilt"),
  KC420WS(CHUNKED10, H.KC410S, BASE64, 2, P.WQHD, TWO, "1.0", "2.3.26", "Kasa Cam Outdoor"),
  KD110(CHUNKED10, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.6", "Kasa Smart Doorbell"),
  EC60(RAW_NONE, H.EC60, BASE64, 2, P.FULL, TWO, "4.0", "2.3.22", "Kasa Spot"),
  EC70(CHUNKED10, H.EC60, PLAIN, 2, P.FULL, ABSENT, "2.0", "2.3.27", "Kasa Spot Pan Tilt"),
  EC71(CHUNKED10, H.MIN, BASE64, 2, P.FULL, ABSENT, "1.0", "2.3.22", "Kasa Spot Pan Tilt");

  private final Framing framing;
  private final PartHeaders headers;
  private final PasswordForm password;
  private final int streams;
  private final int width;
  private final int height;
  private final StreamVersion streamVersion;
  private final String hardware;
  private final String software;
  private final String looks;

  KasaModel(
      Framing framing,
      PartHeaders headers,
      PasswordForm password,
      int streams,
      Size size,
      StreamVersion streamVersion,
      String hardware,
      String software,
      String looks) {
    this.framing = framing;
    this.headers = headers;
    this.password = password;
    this.streams = streams;
    this.width = size.width();
    this.height = size.height();
    this.streamVersion = streamVersion;
    this.hardware = hardware;
    this.software = software;
    this.looks = looks;
  }

  /**
   * The model of this name, in any case.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static KasaModel of(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(each -> each.name().equals(upper))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no model has that name; allowed: "
                        + Arrays.stream(values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  /** How cameras of this model are unless told otherwise. */
  public Quirks quirks() {
    Quirks common =
        KasaQuirk.usual()
            .with(KasaQuirk.FRAMING, framing)
            .with(KasaQuirk.PART_HEADERS, headers)
            .with(KasaQuirk.TIMESTAMP_MODE, timesOf(headers))
            .with(KasaQuirk.STREAM_PW, Set.of(password))
            .with(KasaQuirk.MAX_STREAMS, streams)
            .with(KasaQuirk.SIZE, new Size(width, height))
            .with(KasaQuirk.STREAM_VERSION, streamVersion)
            .with(SpeakerQuirk.CODE, SpeakerCode.PCMU_8K)
            .with(SpeakerQuirk.PACKETS, PacketRule.BYTES160)
            .with(SpeakerQuirk.LEAD_IN, 0)
            .with(SpeakerQuirk.TAIL, 0);
    return switch (this) {
      case KC100 -> common.with(KasaQuirk.CONCURRENT_HANDSHAKES, Traits.Handshakes.RESET);
      case KC420WS ->
          common
              .with(KasaQuirk.STREAM_PW, Set.of(PLAIN, BASE64))
              .with(KasaQuirk.DISCOVERY, Traits.Discovery.UNICAST_ONLY);
      default -> common;
    };
  }

  /** {@code hw_ver} in sysinfo. */
  String hardware() {
    return hardware;
  }

  /** {@code sw_ver} in sysinfo. */
  String software() {
    return software + " Build 20230731 rel.69808";
  }

  /** {@code dev_name} in sysinfo. */
  String looks() {
    return looks;
  }

  private static TimestampMode timesOf(PartHeaders headers) {
    return headers == PartHeaders.KC410S ? TimestampMode.UTC_ONLY : TimestampMode.UPTIME;
  }

  /** Short names for the table: the part headers. */
  private static final class H {
    static final PartHeaders EC60 = PartHeaders.EC60;
    static final PartHeaders KC410S = PartHeaders.KC410S;
    static final PartHeaders MIN = PartHeaders.MINIMAL;
  }

  /** Short names for the table: the pictures' sizes. */
  private static final class P {
    static final Size FULL = new Size(1920, 1080);
    static final Size WQHD = new Size(2560, 1440);
  }
}
