package app.oriel.simulator.ipc;

import java.util.List;
import java.util.stream.Stream;

/** The ways in which cameras that speak RTSP are known to differ, each as it is set. */
public final class IpcQuirkSets {
  /** How they ask who comes. */
  private static final List<String> SIGN_IN =
      List.of(
          "challenge=basic-only",
          "challenge=digest-only",
          "challenge=digest-first",
          "challenge=basic-first",
          "digest=md5",
          "digest=sha256",
          "digest=sha256-quoted",
          "realm=tp-link-mixed",
          "rejectExtraAlgorithm=true",
          "rejectUserinfo=true",
          "freshSocket=hang-up",
          "talkNoAuth=true",
          "nonceSeconds=1 timeout=2");

  /** What they say. */
  private static final List<String> SESSIONS =
      List.of(
          "sessionHeader=absent",
          "timeout=0",
          "timeout=2",
          "timeout=2 setParameter=400",
          "timeout=3 getParameter=uncounted",
          "timeout=3 getParameter=silent",
          "timeout=3 getParameter=501",
          "timeout=3 optionsKeepAlive=false",
          "redirects=3",
          "cseq=previous timeout=2",
          "cseq=absent timeout=2",
          "replyBytes=1",
          "smartSection=tp-link-25000",
          "smartSection=mercury",
          "smartSection=absent",
          "smartEncoder=false",
          "control=session",
          "control=absolute",
          "contentBase=plain",
          "contentBase=absent",
          "spropStartCodes=true parameterSets=sdp",
          "sdpProfile=nonsense",
          "rtpInfo=zero",
          "rtpInfo=absent",
          "rtcp=false",
          "maxStreams=2",
          "maxStreams=4");

  /** What they send. */
  private static final List<String> MEDIA =
      List.of(
          "marker=sei",
          "parameterSets=sdp",
          "parameterSets=in-band",
          "aggregate=true",
          "packetBytes=100",
          "packetBytes=10000",
          "packetBytes=60000",
          "microphone=aac",
          "microphone=pcmu",
          "microphone=none",
          "microphone=latm",
          "microphone=l8",
          "microphone=l16",
          "microphone=g722",
          "microphone=g726",
          "microphone=g726-16",
          "microphone=g726-24",
          "microphone=g726-40",
          "microphone=g726-aal2",
          "microphone=g726-aal2-24",
          "microphone=g726-aal2-40",
          "microphone=opus",
          "microphone=mp2",
          "microphone=unknown",
          "rtpBeforePlay=true",
          "firstTimestampTwice=true",
          "timestampJump=forward",
          "timestampJump=back",
          "timestampJump=wrap",
          "firstSequence=65530",
          "garbage=400",
          "reorder=50",
          "codec=h265 marker=sei",
          "codec=h265 sdpProfile=nonsense spropStartCodes=true parameterSets=sdp",
          "codec=h265 parameterSets=sdp",
          "codec=h265 parameterSets=in-band",
          "codec=h265 aggregate=true packetBytes=100",
          "codec=h265 timestampJump=back");

  private IpcQuirkSets() {}

  /** All; each is one or more settings with a blank between. */
  public static Stream<String> all() {
    return Stream.of(SIGN_IN, SESSIONS, MEDIA).flatMap(List::stream);
  }
}
