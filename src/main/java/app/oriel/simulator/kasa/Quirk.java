package app.oriel.simulator.kasa;

import static app.oriel.simulator.kasa.QuirkValues.between;
import static app.oriel.simulator.kasa.QuirkValues.either;
import static app.oriel.simulator.kasa.QuirkValues.numbers;
import static app.oriel.simulator.kasa.QuirkValues.oneOf;
import static app.oriel.simulator.kasa.QuirkValues.someOf;

import app.oriel.simulator.FootageSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a software camera can be told to differ. The words for it stand elsewhere, by
 * its name.
 *
 * @param <T> the type of its values
 */
public final class Quirk<T> {
  public static final Quirk<Traits.Framing> FRAMING = choice("framing", Traits.Framing.RAW_NONE);
  public static final Quirk<Traits.ChunkSize> CHUNK_SIZE =
      choice("chunkSize", Traits.ChunkSize.PART);
  public static final Quirk<Traits.PartHeaders> PART_HEADERS =
      choice("partHeaders", Traits.PartHeaders.EC60);
  public static final Quirk<Traits.HeaderCase> HEADER_CASE =
      choice("headerCase", Traits.HeaderCase.NORMAL);
  public static final Quirk<Traits.LineEnd> LINE_END = choice("lineEnd", Traits.LineEnd.CRLF);
  public static final Quirk<Traits.TimestampMode> TIMESTAMP_MODE =
      choice("timestampMode", Traits.TimestampMode.UPTIME);
  public static final Quirk<Traits.ResolutionParam> RESOLUTION_PARAM =
      choice("resolutionParam", Traits.ResolutionParam.IGNORED);
  public static final Quirk<Boolean> START_WITH_IDR = yesNo("startWithIdr", true);
  public static final Quirk<Integer> GOP_SECONDS = number("gopSeconds", 1, 30, 2);
  public static final Quirk<Boolean> SPS_PPS_SEPARATE_PART = yesNo("spsPpsSeparatePart", false);
  public static final Quirk<Integer> NAL_START_CODE = new Quirk<>("nalStartCode", numbers(3, 4), 4);
  public static final Quirk<Integer> FRAME_SIZE = number("frameSize", 0, 1_000_000, 0);
  public static final Quirk<Traits.Sound> AUDIO = choice("audio", Traits.Sound.ON);
  public static final Quirk<Integer> AUDIO_PART =
      new Quirk<>("audioPart", numbers(480, 320, 160), 480);
  public static final Quirk<Boolean> UNKNOWN_PART = yesNo("unknownPart", false);
  public static final Quirk<Set<Traits.PasswordForm>> STREAM_PW =
      new Quirk<>(
          "streamPw", someOf(Traits.PasswordForm.class), Set.of(Traits.PasswordForm.BASE64));
  public static final Quirk<Traits.Refusal> REFUSAL =
      choice("refusal", Traits.Refusal.UNAUTHORIZED);
  public static final Quirk<Integer> MAX_STREAMS = number("maxStreams", 1, 32, 2);
  public static final Quirk<Traits.BusyStatus> BUSY_STATUS =
      choice("busyStatus", Traits.BusyStatus.UNAVAILABLE);
  public static final Quirk<Traits.Handshakes> CONCURRENT_HANDSHAKES =
      choice("concurrentHandshakes", Traits.Handshakes.OK);
  public static final Quirk<Traits.Discovery> DISCOVERY =
      choice("discovery", Traits.Discovery.BROADCAST_UNICAST);
  public static final Quirk<Traits.StreamVersion> STREAM_VERSION =
      choice("streamVersion", Traits.StreamVersion.ABSENT);
  public static final Quirk<TlsKind> TLS = choice("tls", TlsKind.RSA_GCM);
  public static final Quirk<Integer> STALL = number("stall", 0, 3600, 0);
  public static final Quirk<Integer> DROP = number("drop", 0, 3600, 0);
  public static final Quirk<Traits.DropBy> DROP_BY = choice("dropBy", Traits.DropBy.FIN);
  public static final Quirk<Integer> WIFI_JITTER = number("wifiJitter", 0, 2000, 0);
  public static final Quirk<Boolean> POWER = new Quirk<>("power", either("on", "off"), true);
  public static final Quirk<Traits.Answer> ANSWER = choice("answer", Traits.Answer.STREAM);
  public static final Quirk<String> SCENE =
      new Quirk<>("scene", QuirkValues.words(FootageSettings.SCENES), "hall");
  public static final Quirk<Traits.Size> SIZE =
      new Quirk<>("size", QuirkValues.size(), new Traits.Size(1920, 1080));
  public static final Quirk<Integer> FPS = number("fps", 1, 60, 15);
  public static final Quirk<Integer> BITRATE = number("bitrate", 50_000, 50_000_000, 1_300_000);

  private static final List<Quirk<?>> ALL =
      List.of(
          FRAMING,
          CHUNK_SIZE,
          PART_HEADERS,
          HEADER_CASE,
          LINE_END,
          TIMESTAMP_MODE,
          RESOLUTION_PARAM,
          START_WITH_IDR,
          GOP_SECONDS,
          SPS_PPS_SEPARATE_PART,
          NAL_START_CODE,
          FRAME_SIZE,
          AUDIO,
          AUDIO_PART,
          UNKNOWN_PART,
          STREAM_PW,
          REFUSAL,
          MAX_STREAMS,
          BUSY_STATUS,
          CONCURRENT_HANDSHAKES,
          DISCOVERY,
          STREAM_VERSION,
          TLS,
          STALL,
          DROP,
          DROP_BY,
          WIFI_JITTER,
          POWER,
          ANSWER,
          SCENE,
          SIZE,
          FPS,
          BITRATE);

  private final String name;
  private final QuirkValues<T> values;
  private final T usual;

  private Quirk(String name, QuirkValues<T> values, T usual) {
    this.name = name;
    this.values = values;
    this.usual = usual;
  }

  /** Every quirk, in the order of the list that people read. */
  public static List<Quirk<?>> all() {
    return ALL;
  }

  /** The quirk of this name, if there is one. */
  public static Optional<Quirk<?>> named(String name) {
    for (Quirk<?> each : ALL) {
      if (each.name.equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The name, as on the command line. */
  public String name() {
    return name;
  }

  /** The value unless a model or the user says otherwise. */
  T usual() {
    return usual;
  }

  /** The words that are allowed, for people. */
  public String allowed() {
    return values.allowed();
  }

  /** The word for the usual value. */
  public String usualWord() {
    return values.write(usual);
  }

  /**
   * The value for a word.
   *
   * @throws IllegalArgumentException if it is not allowed; the message lists what is
   */
  T read(String word) {
    return values
        .read(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the quirk " + name + " cannot be that; allowed: " + allowed()));
  }

  private static <E extends Enum<E> & Choice> Quirk<E> choice(String name, E usual) {
    return new Quirk<>(name, oneOf(usual.getDeclaringClass()), usual);
  }

  private static Quirk<Boolean> yesNo(String name, boolean usual) {
    return new Quirk<>(name, either("true", "false"), usual);
  }

  private static Quirk<Integer> number(String name, int least, int most, int usual) {
    return new Quirk<>(name, between(least, most), usual);
  }
}
