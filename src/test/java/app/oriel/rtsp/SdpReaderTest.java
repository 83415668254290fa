package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraException;
import app.oriel.camera.Codec;
import app.oriel.camera.Problem;
import app.oriel.rtsp.TrackChoice.Track;
import app.oriel.rtsp.rtp.Rtp;
import app.oriel.rtsp.rtp.RtpFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session descriptions as cameras write them. */
class SdpReaderTest {
  private static final String SOME = "v=0\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n";

  private static List<Track> tracks(String sdp) throws CameraException {
    return TrackChoice.of(read(sdp));
  }

  private static SessionDescription read(String sdp) throws CameraException {
    return SdpReader.read(sdp.getBytes(StandardCharsets.UTF_8));
  }

  private static String sets(Track track) {
    RtpFormat.Video video = (RtpFormat.Video) track.format();
    return String.join(" ", video.parameterSets().stream().map(Rtp::hex).toList());
  }

  @Test
  void tpLinksDescriptionWithItsIllegalSection() throws Exception {
    List<Track> tracks = tracks(Model.VIDEO + Model.SOUND + Model.FOREIGN);
    assertEquals(2, tracks.size());
    assertEquals("track1", tracks.get(0).control());
    assertEquals("6742 68ce", sets(tracks.get(0)));
    assertEquals("track2", tracks.get(1).control());
    assertEquals(new RtpFormat.G711(Codec.PCMA, 8000, 1), tracks.get(1).format());
    // The foreign section may come first, or be written otherwise.
    String other = "m=application/tp-link 0 RTP/AVP smart/0/25000\na=rtpmap:95 tp-link/25000\n";
    assertEquals(tracks.getFirst().control(), tracks(other + Model.VIDEO).getFirst().control());
    assertEquals("", read(other + Model.VIDEO).control());
  }

  @Test
  void h265WithStartCodesInItsSets() throws Exception {
    String sdp =
        """
        a=control:*
        m=video 0 RTP/AVP 96
        a=rtpmap:96 H265/90000
        a=fmtp:96 profile-space=0;profile-id=12;sprop-vps=AAAAAUABqg==;sprop-sps=AAABQgG7;sprop-pps=RAHM
        a=control:track1
        """;
    assertEquals("4001aa 4201bb 4401cc", sets(tracks(sdp).getFirst()));
    assertEquals("*", read(sdp).control());
    assertEquals(Codec.H265, ((RtpFormat.Video) tracks(sdp).getFirst().format()).codec());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=audio 0 RTP/AVP 0 | PCMU 8000",
        "m=audio 0 RTP/AVP 8 | PCMA 8000",
        "m=audio 0 RTP/AVP 102;a=rtpmap:102 PCMU/16000 | PCMU 16000",
        "m=audio 0 RTP/AVP 97;a=rtpmap:97 pcma/8000/1 | PCMA 8000",
        "m=audio 0 RTP/AVP 99 8;a=rtpmap:99 SPEEX/8000 | PCMA 8000",
        "m=audio 0 RTP/AVP 99;a=rtpmap:99 SPEEX/8000 | none",
        "m=audio 0 RTP/AVP 0;a=sendonly | none",
        "m=audio 0 RTP/AVP 0;a=recvonly | PCMU 8000",
        "m=audio 0 RTP/AVP 0;a=sendonly;m=audio 0 RTP/AVP 8 | PCMA 8000",
        "m=audio 0 RTP/AVP 8;a=rtpmap:8 PCMA/0 | none",
        "m=audio 0 RTP/AVP 8;a=rtpmap:8 PCMA/9999999 | none",
        "m=audio | none",
        "m= | none",
      })
  void sound(String lines, String wanted) throws Exception {
    List<Track> tracks = tracks(SOME + lines.strip().replace(';', '\n'));
    String found =
        tracks.size() > 1 && tracks.get(1).format() instanceof RtpFormat.G711 sound
            ? sound.codec() + " " + sound.clockRate()
            : "none";
    assertEquals(wanted, found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "streamtype=5;mode=AAC-hbr;config=1408;sizelength=13;indexlength=3;indexdeltalength=3|16000",
        "mode=AAC-lbr; config=1588; sizeLength=6; indexLength=2; indexDeltaLength=2 | 8000",
        "mode=AAC-hbr | 16000",
        "config=zz | 0",
        "config=14 | 0",
        "sizelength=0 | 0",
        "sizelength=99 | 0",
        "sizelength=x | 0",
        "auxiliarydatasizelength=8 | 0",
        "; ; =;config | 16000",
      })
  void aac(String parameters, int rate) throws Exception {
    String lines = "m=audio 0 RTP/AVP 97\na=rtpmap:97 mpeg4-generic/16000/1\na=fmtp:97 ";
    List<Track> tracks = tracks(SOME + lines + parameters);
    int found =
        tracks.size() > 1 && tracks.get(1).format() instanceof RtpFormat.Aac sound
            ? sound.aac().rate()
            : 0;
    assertEquals(rate, found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "m=",
        "a=",
        "\0\0",
        "m=video 0 RTP/AVP 26",
        "m=audio 0 RTP/AVP 8",
        "m=video 0 RTP/AVP 96",
        "a=rtpmap:96 H264/90000",
        "<html>"
      })
  void withoutPicturesThereIsNothing(String sdp) {
    CameraException e = assertThrows(CameraException.class, () -> tracks(sdp));
    assertEquals(Problem.VIDEO_UNSUPPORTED, e.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=video 0 RTP/AVP 96;a=rtpmap:96 MP4V-ES/90000 | offers video only as MPEG-4 Visual",
        "m=video 0 RTP/AVP 32 | offers video only as MPEG-1/2",
        "m=video 0 RTP/AVP 96 97;a=rtpmap:96 H263-1998/90000;a=rtpmap:97 VP9/90000"
            + " | offers video only as H.263, VP9",
        "m=video 0 RTP/AVP 96;a=rtpmap:96 AV1/90000;m=audio 0 RTP/AVP 0"
            + " | offers video only as AV1",
        "m=video 0 RTP/AVP 96 | offers video and does not say how it is compressed",
        "m=audio 0 RTP/AVP 0 | offers no video",
      })
  void picturesOfAnotherKindAreNamed(String lines, String words) {
    CameraException e =
        assertThrows(CameraException.class, () -> tracks(lines.strip().replace(';', '\n')));
    assertEquals(words, e.detail().toString());
  }

  @Test
  void setsThatAreNonsenseAreNone() throws Exception {
    for (String sets : List.of("", ",", "!!", "AAAA", "AAAB", "%", "A", ",".repeat(5000))) {
      assertEquals("", sets(tracks(SOME + "a=fmtp:96 sprop-parameter-sets=" + sets).getFirst()));
    }
  }

  @Test
  void endlessDescriptionsAreRefused() {
    CameraException e = assertThrows(CameraException.class, () -> read("a=b\n".repeat(9000)));
    assertEquals(Problem.MALFORMED, e.problem());
  }

  @Test
  void aMebibyteIsRefusedBeforeItIsRead() throws Exception {
    Model model =
        new Model() {
          @Override
          String sdp() {
            return super.sdp() + "a=x:" + "y".repeat(1 << 20);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.MALFORMED, new RtspRig().refusal(camera));
    }
  }

  @Test
  void manySectionsAreBounded() throws Exception {
    assertTrue(read("m=video 0 RTP/AVP 96\n".repeat(1900)).media().size() <= 16);
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://h/stream1/, track1, rtsp://h/stream1/track1",
    "rtsp://h/stream1, track1, rtsp://h/stream1/track1",
    "rtsp://h/stream1&channel=2, track1, rtsp://h/stream1&channel=2/track1",
    "rtsp://h:8554/a?b=c, track1, rtsp://h:8554/a?b=c/track1",
    "rtsp://h/stream1/, *, rtsp://h/stream1/",
    "rtsp://h/stream1/, '', rtsp://h/stream1/",
    "rtsp://h/stream1/, /live/t1, rtsp://h/live/t1",
    "rtsp://h/stream1/, rtsp://other:1/x/t1, rtsp://other:1/x/t1",
    "rtsp://h/stream1/, RTSP://me:secret@h/t1, RTSP://h/t1",
    "rtsp://h/s/, 'a b\u00e4', rtsp://h/s/a%20b%C3%A4",
  })
  void controlsOfTracks(String base, String control, String uri) {
    assertEquals(uri, RequestUri.control(base, control));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "rtsp://h/s/, rtsp://h/s/",
        "rtsp://me:pw@h/s/, rtsp://h/s/",
        "http://evil/, -",
        "/s/, -",
        "'', -",
      })
  void basesThatCamerasName(String named, String base) {
    assertEquals(base, RequestUri.base(named).orElse(null));
  }
}
