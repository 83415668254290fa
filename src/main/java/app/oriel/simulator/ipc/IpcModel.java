package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.ipc.IpcTraits.BusyAnswer;
import app.oriel.simulator.ipc.IpcTraits.Challenge;
import app.oriel.simulator.ipc.IpcTraits.DigestForm;
import app.oriel.simulator.ipc.IpcTraits.Marker;
import app.oriel.simulator.ipc.IpcTraits.Microphone;
import app.oriel.simulator.ipc.IpcTraits.RtpInfo;
import app.oriel.simulator.ipc.IpcTraits.SdpProfile;
import app.oriel.simulator.ipc.IpcTraits.SetParameter;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import app.oriel.simulator.ipc.talk.TalkQuirk;
import app.oriel.simulator.ipc.talk.TalkTraits;
import app.oriel.simulator.ipc.web.WebQuirk;
import app.oriel.simulator.ipc.web.WebTraits;
import app.oriel.simulator.talk.PacketRule;
import app.oriel.simulator.talk.SpeakerCode;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.util.Arrays;
import java.util.Optional;

/**
 * The models of software cameras that speak RTSP. What was seen on hardware is as seen; stream
 * limits other than Tapo's and the PLUS's, who aggregates parameter sets, and which row of the web
 * login a TL-IPC model other than IPC485EP-AI wants, are likely readings.
 */
public enum IpcModel {
  TL_IPC44AW_COLOR("TL-IPC44AW-COLOR", Make.IPC),
  IPC485EP_AI("IPC485EP-AI", Make.IPC),
  TL_IPC48AW("TL-IPC48AW", Make.IPC),
  TL_IPC48AW_PLUS("TL-IPC48AW-PLUS", Make.IPC),
  TL_IPC652P_A4("TL-IPC652P-A4", Make.IPC),
  VIGI_C540V("VIGI-C540V", Make.VIGI),
  VIGI_S445("VIGI-S445", Make.VIGI),
  TAPO_C220("Tapo-C220", Make.TAPO);

  private final String label;
  private final Make make;

  IpcModel(String label, Make make) {
    this.label = label;
    this.make = make;
  }

  /** Whose cameras they are. */
  public enum Make {
    IPC("ipc", "admin", "TP-LINK"),
    VIGI("vigi", "admin", "TP-LINK"),
    /** Its account for RTSP is made in the app and called as its owner likes. */
    TAPO("tapo", "camera", "TP-Link");

    private final String scheme;
    private final String user;
    private final String server;

    Make(String scheme, String user, String server) {
      this.scheme = scheme;
      this.user = user;
      this.server = server;
    }

    /** The scheme of their URLs. */
    public String scheme() {
      return scheme;
    }

    /** The user that their owners usually have. */
    public String user() {
      return user;
    }

    /** The name in the SDP. */
    String server() {
      return server;
    }
  }

  /** The model of this name, in any case, if there is one. */
  public static Optional<IpcModel> named(String name) {
    return Arrays.stream(values()).filter(each -> each.label.equalsIgnoreCase(name)).findFirst();
  }

  /** The name as people write it. */
  public String label() {
    return label;
  }

  public Make make() {
    return make;
  }

  /** How cameras of this model are unless told otherwise. */
  public Quirks quirks() {
    Quirks common =
        IpcQuirk.usual()
            .with(IpcQuirk.MAX_STREAMS, 8)
            .with(IpcQuirk.REJECT_EXTRA_ALGORITHM, make == Make.IPC)
            .with(IpcQuirk.SMART_ENCODER, make != Make.TAPO)
            .with(SpeakerQuirk.TALK, make != Make.TAPO)
            .with(WebQuirk.WEB, make != Make.TAPO);
    return switch (this) {
      case TL_IPC44AW_COLOR -> common.with(IpcQuirk.TALK_NO_AUTH, true);
      case IPC485EP_AI ->
          common
              .with(IpcQuirk.CHALLENGE, Challenge.DIGEST_FIRST)
              .with(WebQuirk.LOGIN, WebTraits.Login.RSA);
      case TL_IPC48AW ->
          common
              .with(IpcQuirk.AGGREGATE, true)
              .with(SpeakerQuirk.PACKETS, PacketRule.DMA1024)
              .with(WebQuirk.LOGIN, WebTraits.Login.MD5_3);
      case TL_IPC48AW_PLUS ->
          common
              .with(IpcQuirk.MICROPHONE, Microphone.AAC)
              .with(SpeakerQuirk.CODE, SpeakerCode.PCMU_16K)
              .with(TalkQuirk.TYPE, TalkTraits.Type.DYNAMIC);
      case TL_IPC652P_A4 ->
          common
              .with(IpcQuirk.CODEC, VideoCodec.H265)
              .with(IpcQuirk.SIZE, new Size(1280, 720))
              .with(IpcQuirk.SPROP_START_CODES, true)
              .with(WebQuirk.LOGIN, WebTraits.Login.PLAIN)
              .with(IpcQuirk.SDP_PROFILE, SdpProfile.NONSENSE);
      case VIGI_C540V ->
          vigi(common)
              .with(IpcQuirk.CHALLENGE, Challenge.DIGEST_ONLY)
              .with(IpcQuirk.DIGEST, DigestForm.SHA256_QUOTED)
              .with(WebQuirk.OPEN_API, true);
      case VIGI_S445 ->
          vigi(common)
              .with(IpcQuirk.MARKER, Marker.SEI)
              .with(WebQuirk.LOGIN, WebTraits.Login.VIGI_KEY_2);
      case TAPO_C220 ->
          common
              .with(IpcQuirk.TIMEOUT, 15)
              .with(IpcQuirk.SET_PARAMETER, SetParameter.BAD_REQUEST)
              .with(IpcQuirk.SDP_PROFILE, SdpProfile.NONSENSE)
              .with(IpcQuirk.RTP_INFO, RtpInfo.ZERO)
              .with(IpcQuirk.BUSY_ANSWER, BusyAnswer.TOO_MANY)
              .with(IpcQuirk.MAX_STREAMS, 4)
              .with(IpcQuirk.MAX_PER_STREAM, 2);
    };
  }

  /**
   * VIGI's talk and web door: no lead-in was needed, and the socket was destroyed at once; section
   * 2.3.
   */
  private static Quirks vigi(Quirks common) {
    return common
        .with(TalkQuirk.CHANNEL, TalkTraits.Channel.ZERO)
        .with(TalkQuirk.SESSION, TalkTraits.Session.HEX)
        .with(SpeakerQuirk.LEAD_IN, 0)
        .with(SpeakerQuirk.TAIL, 0)
        .with(WebQuirk.LOGIN, WebTraits.Login.VIGI)
        .with(WebQuirk.ATTEMPTS, 5);
  }
}
