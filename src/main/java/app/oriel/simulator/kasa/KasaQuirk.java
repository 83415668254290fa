package app.oriel.simulator.kasa;

import app.oriel.camera.PixelAspect;
import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.QuirkValues;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ways in which a Kasa camera can be told to differ. */
public final class KasaQuirk {
  public static final Quirk<Traits.Framing> FRAMING =
      Quirk.choice("framing", Traits.Framing.RAW_NONE);
  public static final Quirk<Traits.ChunkSize> CHUNK_SIZE =
      Quirk.choice("chunkSize", Traits.ChunkSize.PART);
  public static final Quirk<Traits.PartHeaders> PART_HEADERS =
      Quirk.choice("partHeaders", Traits.PartHeaders.EC60);
  public static final Quirk<Traits.HeaderCase> HEADER_CASE =
      Quirk.choice("headerCase", Traits.HeaderCase.NORMAL);
  public static final Quirk<Traits.LineEnd> LINE_END = Quirk.choice("lineEnd", Traits.LineEnd.CRLF);
  public static final Quirk<Traits.TimestampMode> TIMESTAMP_MODE =
      Quirk.choice("timestampMode", Traits.TimestampMode.UPTIME);
  public static final Quirk<Traits.ResolutionParam> RESOLUTION_PARAM =
      Quirk.choice("resolutionParam", Traits.ResolutionParam.IGNORED);
  public static final Quirk<Boolean> START_WITH_IDR = Quirk.yesNo("startWithIdr", true);
  public static final Quirk<Integer> GOP_SECONDS = CommonQuirk.GOP_SECONDS;
  public static final Quirk<Boolean> SPS_PPS_SEPARATE_PART =
      Quirk.yesNo("spsPpsSeparatePart", false);
  public static final Quirk<Integer> NAL_START_CODE =
      new Quirk<>("nalStartCode", QuirkValues.numbers(3, 4), 4);
  public static final Quirk<Integer> FRAME_SIZE = Quirk.number("frameSize", 0, 1_000_000, 0);
  public static final Quirk<Traits.Sound> AUDIO = Quirk.choice("audio", Traits.Sound.ON);
  public static final Quirk<Integer> AUDIO_PART =
      new Quirk<>("audioPart", QuirkValues.numbers(480, 320, 160), 480);
  public static final Quirk<Boolean> UNKNOWN_PART = Quirk.yesNo("unknownPart", false);
  public static final Quirk<Traits.PartDamage> PART_DAMAGE =
      Quirk.choice("partDamage", Traits.PartDamage.NONE);
  public static final Quirk<Integer> DAMAGE_EVERY = Quirk.number("damageEvery", 1, 10_000, 20);
  public static final Quirk<Set<Traits.PasswordForm>> STREAM_PW =
      Quirk.choices("streamPw", Traits.PasswordForm.BASE64);
  public static final Quirk<Traits.Refusal> REFUSAL =
      Quirk.choice("refusal", Traits.Refusal.UNAUTHORIZED);
  public static final Quirk<Integer> MAX_STREAMS = CommonQuirk.MAX_STREAMS;
  public static final Quirk<Traits.BusyStatus> BUSY_STATUS =
      Quirk.choice("busyStatus", Traits.BusyStatus.UNAVAILABLE);
  public static final Quirk<Traits.Handshakes> CONCURRENT_HANDSHAKES =
      Quirk.choice("concurrentHandshakes", Traits.Handshakes.OK);
  public static final Quirk<Traits.Discovery> DISCOVERY =
      Quirk.choice("discovery", Traits.Discovery.BROADCAST_UNICAST);
  public static final Quirk<Traits.StreamVersion> STREAM_VERSION =
      Quirk.choice("streamVersion", Traits.StreamVersion.ABSENT);
  public static final Quirk<TlsKind> TLS = Quirk.choice("tls", TlsKind.RSA_GCM);
  public static final Quirk<Integer> STALL = CommonQuirk.STALL;
  public static final Quirk<Integer> DROP = CommonQuirk.DROP;
  public static final Quirk<CommonQuirk.DropBy> DROP_BY = CommonQuirk.DROP_BY;
  public static final Quirk<Integer> WIFI_JITTER = CommonQuirk.WIFI_JITTER;
  public static final Quirk<Boolean> POWER =
      new Quirk<>("power", QuirkValues.either("on", "off"), true);
  public static final Quirk<Traits.Answer> ANSWER = Quirk.choice("answer", Traits.Answer.STREAM);
  public static final Quirk<String> SCENE = CommonQuirk.SCENE;
  public static final Quirk<Size> SIZE = CommonQuirk.SIZE;
  public static final Quirk<PixelAspect> PIXELS = CommonQuirk.PIXELS;
  public static final Quirk<Integer> FPS = CommonQuirk.FPS;
  public static final Quirk<Integer> BITRATE = CommonQuirk.BITRATE;

  public static final Quirk<Set<Traits.PasswordForm>> TALK_PW =
      Quirk.choices("talkPw", Traits.PasswordForm.MD5);
  public static final Quirk<Traits.TalkForm> TALK_FORM =
      Quirk.choice("talkForm", Traits.TalkForm.BLOCK);
  public static final Quirk<Traits.TalkReply> TALK_REPLY =
      Quirk.choice("talkAnswer", Traits.TalkReply.AT_END);
  public static final Quirk<Integer> TALK_REFUSAL = Quirk.number("talkRefusalMillis", 0, 5000, 0);
  public static final Quirk<Integer> TALK_SILENCE = Quirk.number("talkSilence", 0, 600, 10);

  private static final List<Quirk<?>> OWN =
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
          PART_DAMAGE,
          DAMAGE_EVERY,
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
          PIXELS,
          FPS,
          BITRATE,
          TALK_PW,
          TALK_FORM,
          TALK_REPLY,
          TALK_REFUSAL,
          TALK_SILENCE);

  private static final List<Quirk<?>> ALL =
      Stream.of(OWN, SpeakerQuirk.all()).<Quirk<?>>flatMap(List::stream).toList();

  private KasaQuirk() {}

  /** Every quirk, in the order of the list that people read. */
  public static List<Quirk<?>> all() {
    return ALL;
  }

  /** Nothing set. */
  public static Quirks usual() {
    return Quirks.usual(ALL);
  }
}
