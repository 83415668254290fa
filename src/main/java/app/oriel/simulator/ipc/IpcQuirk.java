package app.oriel.simulator.ipc;

import app.oriel.camera.PixelAspect;
import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.QuirkValues;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.ipc.talk.TalkQuirk;
import app.oriel.simulator.ipc.web.WebQuirk;
import java.util.List;
import java.util.stream.Stream;

/** The ways in which a TL-IPC, VIGI or Tapo camera can be told to differ. */
public final class IpcQuirk {
  public static final Quirk<IpcTraits.Challenge> CHALLENGE =
      Quirk.choice("challenge", IpcTraits.Challenge.BASIC_FIRST);
  public static final Quirk<IpcTraits.DigestForm> DIGEST =
      Quirk.choice("digest", IpcTraits.DigestForm.RFC2069);
  public static final Quirk<IpcTraits.Realm> REALM = Quirk.choice("realm", IpcTraits.Realm.TP_LINK);
  public static final Quirk<Boolean> TALK_NO_AUTH = TalkQuirk.NO_AUTH;
  public static final Quirk<Boolean> REJECT_EXTRA_ALGORITHM =
      Quirk.yesNo("rejectExtraAlgorithm", false);
  public static final Quirk<Boolean> REJECT_USERINFO = Quirk.yesNo("rejectUserinfo", true);
  public static final Quirk<IpcTraits.FreshSocket> FRESH_SOCKET =
      Quirk.choice("freshSocket", IpcTraits.FreshSocket.NOT_NEEDED);
  public static final Quirk<Integer> NONCE_SECONDS = Quirk.number("nonceSeconds", 0, 3600, 0);
  public static final Quirk<Integer> MAX_STREAMS = CommonQuirk.MAX_STREAMS;
  public static final Quirk<Integer> MAX_PER_STREAM = Quirk.number("maxPerStream", 1, 32, 4);
  public static final Quirk<IpcTraits.BusyAnswer> BUSY_ANSWER =
      Quirk.choice("busyAnswer", IpcTraits.BusyAnswer.TOO_MANY);

  public static final Quirk<IpcTraits.SessionHeader> SESSION_HEADER =
      Quirk.choice("sessionHeader", IpcTraits.SessionHeader.PRESENT);
  public static final Quirk<Integer> TIMEOUT = Quirk.number("timeout", 0, 3600, 60);
  public static final Quirk<IpcTraits.SetParameter> SET_PARAMETER =
      Quirk.choice("setParameter", IpcTraits.SetParameter.OK);
  public static final Quirk<IpcTraits.GetParameter> GET_PARAMETER =
      Quirk.choice("getParameter", IpcTraits.GetParameter.OK);
  public static final Quirk<IpcTraits.KeptAliveBy> KEPT_ALIVE_BY =
      Quirk.choice("keptAliveBy", IpcTraits.KeptAliveBy.REQUESTS);
  public static final Quirk<Integer> REDIRECTS = Quirk.number("redirects", 0, 9, 0);
  public static final Quirk<Boolean> OPTIONS_KEEP_ALIVE = Quirk.yesNo("optionsKeepAlive", true);
  public static final Quirk<Integer> MODULE_SILENCE = Quirk.number("moduleSilence", 1, 60, 20);
  public static final Quirk<IpcTraits.Sequence> CSEQ =
      Quirk.choice("cseq", IpcTraits.Sequence.RIGHT);
  public static final Quirk<Integer> REPLY_BYTES = Quirk.number("replyBytes", 0, 1000, 0);

  public static final Quirk<IpcTraits.VideoCodec> CODEC =
      Quirk.choice("codec", IpcTraits.VideoCodec.H264);
  public static final Quirk<IpcTraits.JpegTables> JPEG_TABLES =
      Quirk.choice("jpegTables", IpcTraits.JpegTables.IN_BAND);
  public static final Quirk<Integer> CHANNELS = Quirk.number("channels", 1, 8, 1);
  public static final Quirk<IpcTraits.ParameterSets> PARAMETER_SETS =
      Quirk.choice("parameterSets", IpcTraits.ParameterSets.BOTH);
  public static final Quirk<Boolean> SPROP_START_CODES = Quirk.yesNo("spropStartCodes", false);
  public static final Quirk<IpcTraits.SdpProfile> SDP_PROFILE =
      Quirk.choice("sdpProfile", IpcTraits.SdpProfile.RIGHT);
  public static final Quirk<IpcTraits.SmartSection> SMART_SECTION =
      Quirk.choice("smartSection", IpcTraits.SmartSection.TP_LINK);
  public static final Quirk<Boolean> SMART_ENCODER = Quirk.yesNo("smartEncoder", true);
  public static final Quirk<IpcTraits.Control> CONTROL =
      Quirk.choice("control", IpcTraits.Control.TRACK);
  public static final Quirk<IpcTraits.ContentBase> CONTENT_BASE =
      Quirk.choice("contentBase", IpcTraits.ContentBase.SLASH);
  public static final Quirk<Boolean> AGGREGATE = Quirk.yesNo("aggregate", false);
  public static final Quirk<Integer> PACKET_BYTES = Quirk.number("packetBytes", 100, 60_000, 1400);
  public static final Quirk<IpcTraits.Marker> MARKER =
      Quirk.choice("marker", IpcTraits.Marker.LAST);
  public static final Quirk<IpcTraits.Microphone> MICROPHONE =
      Quirk.choice("microphone", IpcTraits.Microphone.PCMA);
  public static final Quirk<Boolean> RTP_BEFORE_PLAY = Quirk.yesNo("rtpBeforePlay", false);
  public static final Quirk<Boolean> FIRST_TIMESTAMP_TWICE =
      Quirk.yesNo("firstTimestampTwice", false);
  public static final Quirk<IpcTraits.TimestampJump> TIMESTAMP_JUMP =
      Quirk.choice("timestampJump", IpcTraits.TimestampJump.NONE);
  public static final Quirk<IpcTraits.RtpInfo> RTP_INFO =
      Quirk.choice("rtpInfo", IpcTraits.RtpInfo.RIGHT);
  public static final Quirk<Integer> FIRST_SEQUENCE = Quirk.number("firstSequence", 0, 65_535, 1);
  public static final Quirk<Boolean> RTCP = Quirk.yesNo("rtcp", true);

  public static final Quirk<Integer> GARBAGE = Quirk.number("garbage", 0, 4096, 0);
  public static final Quirk<Integer> LOSS = Quirk.number("loss", 0, 1000, 0);
  public static final Quirk<Integer> REORDER = Quirk.number("reorder", 0, 1000, 0);
  public static final Quirk<Integer> REBOOT_AFTER = Quirk.number("rebootAfter", 0, 3600, 0);
  public static final Quirk<Integer> REBOOT_SECONDS = Quirk.number("rebootSeconds", 0, 600, 20);
  public static final Quirk<Integer> STALL = CommonQuirk.STALL;
  public static final Quirk<Integer> DROP = CommonQuirk.DROP;
  public static final Quirk<CommonQuirk.DropBy> DROP_BY = CommonQuirk.DROP_BY;
  public static final Quirk<Integer> WIFI_JITTER = CommonQuirk.WIFI_JITTER;

  public static final Quirk<String> SCENE = CommonQuirk.SCENE;
  public static final Quirk<Size> SIZE = CommonQuirk.SIZE;
  public static final Quirk<Size> SUB_SIZE =
      new Quirk<>("subSize", QuirkValues.size(), new Size(640, 360));
  public static final Quirk<PixelAspect> PIXELS = CommonQuirk.PIXELS;
  public static final Quirk<PixelAspect> SUB_PIXELS =
      new Quirk<>("subPixels", QuirkValues.pixels(), PixelAspect.UNSAID);
  public static final Quirk<Integer> FPS = CommonQuirk.FPS;
  public static final Quirk<Integer> BITRATE = CommonQuirk.BITRATE;
  public static final Quirk<Integer> SUB_BITRATE =
      Quirk.number("subBitrate", 50_000, 50_000_000, 300_000);
  public static final Quirk<Integer> GOP_SECONDS = CommonQuirk.GOP_SECONDS;

  private static final List<Quirk<?>> MEDIA =
      List.of(
          CHALLENGE,
          DIGEST,
          REALM,
          REJECT_EXTRA_ALGORITHM,
          REJECT_USERINFO,
          FRESH_SOCKET,
          NONCE_SECONDS,
          MAX_STREAMS,
          MAX_PER_STREAM,
          BUSY_ANSWER,
          SESSION_HEADER,
          TIMEOUT,
          SET_PARAMETER,
          GET_PARAMETER,
          OPTIONS_KEEP_ALIVE,
          KEPT_ALIVE_BY,
          REDIRECTS,
          MODULE_SILENCE,
          CSEQ,
          REPLY_BYTES,
          CODEC,
          JPEG_TABLES,
          CHANNELS,
          PARAMETER_SETS,
          SPROP_START_CODES,
          SDP_PROFILE,
          SMART_SECTION,
          SMART_ENCODER,
          CONTROL,
          CONTENT_BASE,
          AGGREGATE,
          PACKET_BYTES,
          MARKER,
          MICROPHONE,
          RTP_BEFORE_PLAY,
          FIRST_TIMESTAMP_TWICE,
          TIMESTAMP_JUMP,
          RTP_INFO,
          FIRST_SEQUENCE,
          RTCP,
          GARBAGE,
          LOSS,
          REORDER,
          STALL,
          DROP,
          DROP_BY,
          REBOOT_AFTER,
          REBOOT_SECONDS,
          WIFI_JITTER,
          SCENE,
          SIZE,
          SUB_SIZE,
          PIXELS,
          SUB_PIXELS,
          FPS,
          BITRATE,
          SUB_BITRATE,
          GOP_SECONDS);

  private static final List<Quirk<?>> ALL =
      Stream.of(MEDIA, TalkQuirk.all(), WebQuirk.all()).<Quirk<?>>flatMap(List::stream).toList();

  private IpcQuirk() {}

  /** Every quirk, in the order of the list that people read. */
  public static List<Quirk<?>> all() {
    return ALL;
  }

  /** Nothing set. */
  public static Quirks usual() {
    return Quirks.usual(ALL);
  }
}
