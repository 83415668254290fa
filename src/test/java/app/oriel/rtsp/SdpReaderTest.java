package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.rtsp.TrackChoice.Track;
import app.oriel.rtsp.rtp.Rtp;
import app.oriel.rtsp.rtp.RtpFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session descriptions as cameras write them. */
class SdpReaderTest {
  private static final String SOME = "v=0\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n";

  private static List<Track> tracks(String sdp) throws OrielException {
    return TrackChoice.of(read(sdp));
  }

  private static SessionDescription read(String sdp) throws OrielException {
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
    assertEquals(
        new RtpFormat.Plain(new TrackInfo.Audio(Codec.PCMA, 8000, 1), 8000),
        tracks.get(1).format());
    // The foreign section may come first, or be written otherwise.
    String other = "m=application/tp-link 0 RTP/AVP smart/0/25000\na=rtpmap:95 tp-link/25000\n";
    assertEquals(tracks.getFirst().control(), tracks(other + Model.VIDEO).getFirst().control());
    assertEquals("", read(other + Model.VIDEO).control());
  }

  @Test
  void payloadTypesAndTheClockAreTold() throws Exception {
    String metadata = "m=application 0 RTP/AVP 107\na=rtpmap:107 vnd.onvif.metadata/90000\n";
    String sdp = "m=video 0 RTP/AVP 96 97\na=rtpmap:96 H264/30000\na=rtpmap:97 rtx/90000\n";
    List<Track> tracks = tracks(sdp + Model.SOUND + metadata);
    assertEquals(96, tracks.get(0).payloadType());
    assertEquals(Set.of(97, 8, 107), tracks.get(0).otherTypes());
    assertEquals(30_000, tracks.get(0).format().clockRate());
    assertEquals(8, tracks.get(1).payloadType());
    assertEquals(Set.of(96, 97, 107), tracks.get(1).otherTypes());
  }

  @ParameterizedTest
  @CsvSource({
    "sprop-max-don-diff=0, false",
    "sprop-max-don-diff=2, true",
    "sprop-depack-buf-nalus=1, true",
    "'', false"
  })
  void decodingOrderNumbersAreExpectedWhereTheyAreAnnounced(String parameter, boolean expected)
      throws Exception {
    String sdp = "m=video 0 RTP/AVP 96\na=rtpmap:96 H265/90000\na=fmtp:96 " + parameter + "\n";
    assertEquals(expected, ((RtpFormat.Video) tracks(sdp).getFirst().format()).hasOrderNumbers());
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
        "m=audio 0 RTP/AVP 8;a=rtpmap:8 PCMA/0 | PCMA 8000",
        "m=audio 0 RTP/AVP 8;a=rtpmap:8 pcma | PCMA 8000",
        "m=audio 0 RTP/AVP 8;a=rtpmap:8 PCMA/9999999 | none",
        "m=audio | none",
        "m= | none",
      })
  void sound(String lines, String wanted) throws Exception {
    List<Track> tracks = tracks(SOME + lines.strip().replace(';', '\n'));
    String found =
        tracks.size() > 1 && tracks.get(1).format() instanceof RtpFormat.Plain sound
            ? sound.track().codec() + " " + sound.clockRate()
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
        "config=zz | 16000",
        "config=14 | 16000",
        "config=\"1588\" | 8000",
        "config=0x1588 | 8000",
        "config=15880 | 8000",
        "config=1400 | 16000", // the units say how many channels there are
        "config=17801F4008 | 16000", // 16000 written out
        "config=B90A | 0", // of a kind that has no place in an ADTS header
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
        "m=video 0 RTP/AVP 31",
        "m=audio 0 RTP/AVP 8",
        "m=video 0 RTP/AVP 96",
        "a=rtpmap:96 H264/90000",
        "<html>"
      })
  void withoutPicturesThereIsNothing(String sdp) {
    OrielException e = assertThrows(OrielException.class, () -> tracks(sdp));
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
    OrielException e =
        assertThrows(OrielException.class, () -> tracks(lines.strip().replace(';', '\n')));
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
    OrielException e = assertThrows(OrielException.class, () -> read("a=b\n".repeat(9000)));
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
    assertTrue(read("m=video 0 RTP/AVP 96\n".repeat(1900)).media().size() <= 64);
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
    "rtsp://h/stream1/, RTSP://me:secret@h/t1, rtsp://h/t1",
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
        "rtsp://192.168.1.9/s/, rtsp://192.168.1.9/s/",
        "rtsps://h/s/, rtsp://h/s/",
        "rtsp://me:pw@h/s/, rtsp://h/s/",
        "http://evil/, -",
        "/s/, rtsp://asked:1/s/",
        "//h/s/, -",
        "h/s/, -",
        "'', -",
      })
  void basesThatCamerasName(String named, String base) {
    assertEquals(base, RequestUri.base("rtsp://asked:1/live", named).orElse(null));
  }

  @Test
  void anEncryptedLineKeepsItsScheme() {
    String asked = "rtsps://h:7441/live";
    assertEquals("rtsps://10.0.0.9/s/", RequestUri.base(asked, "rtsp://10.0.0.9/s/").orElse(""));
    assertEquals("rtsps://h/t1", RequestUri.control(asked, "rtsp://h/t1"));
    assertEquals("rtsps://h:7441/t1", RequestUri.control(asked, "/t1"));
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://other/s, rtsp://other/s",
    "RTSPS://other:1/s, RTSPS://other:1/s",
    "//other/s, rtsp://other/s",
    "/s?a=/b, rtsp://h:8554/s?a=/b",
    "s, rtsp://h:8554/a/s",
    "?x=1, rtsp://h:8554/a/b?x=1",
    "http://web/, http://web/",
  })
  void locationsThatCamerasName(String location, String uri) {
    assertEquals(uri, RequestUri.location("rtsp://h:8554/a/b?c=/d", location));
  }

  @ParameterizedTest
  @CsvSource({"rtsp://h, rtsp://h/s", "rtsp://h/, rtsp://h/s", "rtsp://h?q, rtsp://h/s"})
  void aLocationBesideAHost(String asked, String uri) {
    assertEquals(uri, RequestUri.location(asked, "s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=rtpmap:96 H264",
        "a=rtpmap: 96 H264",
        "a=rtpmap:96 H264/",
        "a=rtpmap:96 H264/0",
        "a=rtpmap:96\th264 / 90000 ",
        " a=rtpmap:96 H264/90000",
      })
  void picturesHaveAClock(String map) throws Exception {
    RtpFormat format = tracks("\ufeffm=VIDEO 0\tRTP/AVP  96\n" + map).getFirst().format();
    assertEquals(90_000, format.clockRate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendonly", "recvonly", "sendrecv", "inactive"})
  void noDirectionIsAReasonToRefuse(String direction) throws Exception {
    String sdp = SOME + "a=" + direction + "\nm=audio 0 RTP/AVP 8\na=" + direction;
    assertEquals(2, tracks(sdp).size());
    assertEquals(1, tracks("a=" + direction + "\n" + SOME).size());
  }

  @Test
  void picturesThatAreEncryptedByThemselvesAreNamed() throws Exception {
    String srtp = SOME + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\n";
    OrielException e = assertThrows(OrielException.class, () -> tracks(srtp));
    assertEquals("encrypts-its-stream-with-srtp", e.detail().key());
    assertEquals(1, tracks(SOME.replace("/AVP", "/SAVP")).size());
    assertEquals(1, tracks(srtp + SOME).size());
  }

  /** Sound that is only sent, beside pictures that are not, is what the camera's speaker takes. */
  @Test
  void soundForTheCameraIsNotTaken() throws Exception {
    String speaker = "m=audio 0 RTP/AVP 0\na=control:speaker\na=sendonly\n";
    assertEquals(1, tracks(SOME + speaker).size());
    List<Track> tracks = tracks(speaker + SOME + "m=audio 0 RTP/AVP 8\na=control:microphone\n");
    assertEquals("microphone", tracks.get(1).control());
  }

  /** What is told of the sound of a section, and the clock of its packets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=audio 0 RTP/AVP 0 | PCMU 8000 1 0 8000",
        "m=audio 0 RTP/AVP 2 | G726 8000 1 4 8000",
        "m=audio 0 RTP/AVP 3 | GSM 8000 1 0 8000",
        "m=audio 0 RTP/AVP 4 | G723 8000 1 0 8000",
        "m=audio 0 RTP/AVP 5 | DVI4 8000 1 0 8000",
        "m=audio 0 RTP/AVP 9 | G722 16000 1 0 8000",
        "m=audio 0 RTP/AVP 10 | L16 44100 2 0 44100",
        "m=audio 0 RTP/AVP 11 | L16 44100 1 0 44100",
        "m=audio 0 RTP/AVP 18 | G729 8000 1 0 8000",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 l16/16000/2 | L16 16000 2 0 16000",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 L8/8000 | L8 8000 1 0 8000",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 G726-16/8000 | G726 8000 1 2 8000",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 G726-40/8000/1 | G726 8000 1 5 8000",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 opus/48000/2 | OPUS 48000 1 0 48000",
        "m=audio 0 RTP/AVP 9;a=rtpmap:9 G722/16000 | G722 16000 1 0 16000",
        "m=audio 0 RTP/AVP 97 8;a=rtpmap:97 X-HUM/8000 | PCMA 8000 1 0 8000",
      })
  void soundWhosePayloadIsWhatItIs(String lines, String wanted) throws Exception {
    assertEquals(wanted, plain(lines));
  }

  @Test
  void opusOfTwoChannelsSaysSo() throws Exception {
    String lines = "m=audio 0 RTP/AVP 96;a=rtpmap:96 opus/48000/2;a=fmtp:96 sprop-stereo=1";
    assertEquals("OPUS 48000 2 0 48000", plain(lines));
  }

  private static String plain(String lines) throws OrielException {
    RtpFormat.Plain sound = (RtpFormat.Plain) sound(lines.strip().replace(";a", "\na"));
    TrackInfo.Audio track = sound.track();
    return "%s %d %d %d %d"
        .formatted(track.codec(), track.rate(), track.channels(), track.bits(), sound.clockRate());
  }

  private static RtpFormat sound(String lines) throws OrielException {
    List<Track> tracks = tracks(SOME + lines);
    assertEquals(2, tracks.size(), lines);
    return tracks.get(1).format();
  }

  @Test
  void soundThatIsUnpackedFirst() throws Exception {
    String any = "m=audio 0 RTP/AVP 96\na=rtpmap:96 ";
    assertEquals(new RtpFormat.MpegAudio(90_000), sound("m=audio 0 RTP/AVP 14"));
    assertEquals(
        new RtpFormat.Aal2(new TrackInfo.Audio(Codec.G726, 8000, 1, 3), 8000),
        sound(any + "AAL2-G726-24/8000"));
    assertEquals(
        new RtpFormat.Amr(new TrackInfo.Audio(Codec.AMR, 8000, 1), true, 8000),
        sound(any + "AMR/8000\na=fmtp:96 octet-align=1; mode-set=7"));
    assertEquals(
        new RtpFormat.Amr(new TrackInfo.Audio(Codec.AMR_WB, 16_000, 1), false, 16_000),
        sound(any + "AMR-WB/16000/1"));
    RtpFormat.Latm said =
        (RtpFormat.Latm) sound(any + "MP4A-LATM/16000\na=fmtp:96 cpresent=0;config=40002810");
    assertFalse(said.inBand());
    assertEquals(16_000, Objects.requireNonNull(said.config()).aac().rate());
    RtpFormat.Latm inBand = (RtpFormat.Latm) sound(any + "MP4A-LATM/90000");
    assertTrue(inBand.inBand());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 vorbis/44100/2 | vorbis",
        "m=audio 0 RTP/AVP 97 98;a=rtpmap:97 X-Hum/8000;a=rtpmap:98 X-Ho/8000 | X-Hum",
        "m=audio 0 RTP/AVP 97 | RTP 97",
        "m=audio 0 RTP/AVP 15 | G728",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 SPEEX | SPEEX",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 L16/1000 | L16",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 L16/16000/9 | L16",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 PCMA/8000/3 | PCMA",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 AMR/8000;a=fmtp:96 interleaving=5 | AMR",
        "m=audio 0 RTP/AVP 96;a=rtpmap:96 MP4A-LATM/16000;a=fmtp:96 cpresent=0 | MP4A-LATM",
        "m=audio 0 RTP/AVP 8 | ''",
        "m=audio 0 RTP/AVP 97 8;a=rtpmap:97 X-Hum/8000 | ''",
        "a=nothing | ''",
      })
  void soundThatIsNotKnownIsNamed(String lines, String wanted) throws Exception {
    String sdp =
        SOME + lines.strip().replace(";a=rtpmap", "\na=rtpmap").replace(";a=fmtp", "\na=fmtp");
    assertEquals(wanted, TrackChoice.unknownSound(read(sdp)).orElse(""));
  }

  @Test
  void aNameIsShortAndPrintable() throws Exception {
    String map = "m=audio 0 RTP/AVP 97\na=rtpmap:97 " + "\u001b[31m" + "X".repeat(500) + "/8000";
    String name = TrackChoice.unknownSound(read(SOME + map)).orElseThrow();
    assertTrue(name.length() <= 41 && name.startsWith("?[31mXX"), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=video 0 RTP/AVP 26 | 0 0",
        "m=video 0 RTP/AVP 26;a=x-dimensions:2560,1920 | 2560 1920",
        "m=video 0 RTP/AVP 26;a=framesize:26 3840-2160;a=x-dimensions:1,1 | 3840 2160",
        "m=video 0 RTP/AVP 26;a=cliprect:0,0,2160,3840 | 3840 2160",
        "m=video 0 RTP/AVP 96;a=rtpmap:96 JPEG/90000;a=framesize:96 99999-1 | 0 0",
      })
  void jpegPictures(String lines, String wanted) throws Exception {
    RtpFormat.Jpeg format =
        (RtpFormat.Jpeg) tracks("v=0\n" + lines.replace(";", "\n")).getFirst().format();
    assertEquals(wanted, format.width() + " " + format.height());
    assertEquals(90_000, format.clockRate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RTP/AVP 96 | a=rtpmap:97 H264/90000 | 96",
        "RTP/AVP 99 | a=rtpmap:96 H264/90000 | 99",
        "RTP/AVP | a=rtpmap:96 H264/90000 | 96",
        "RTP/AVP 96 | a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0I=,aM4= | 96",
        "RTP/AVP 96 99 | a=rtpmap:99 X-ODD/90000;a=rtpmap:97 H264/90000 | 96",
      })
  void aDescriptionOfANumberThatIsNotListed(String types, String lines, int type) throws Exception {
    String sdp = "m=video 0 " + types + "\n" + lines.replace(";a=", "\na=");
    Track track = tracks(sdp).getFirst();
    assertEquals(Codec.H264, ((RtpFormat.Video) track.format()).codec());
    assertEquals(type, track.payloadType());
    assertFalse(track.otherTypes().contains(96) && type == 96);
  }

  @Test
  void parametersOfAnotherNumberBelongToTheOnlyFormat() throws Exception {
    String sound = "m=audio 0 RTP/AVP 104\na=rtpmap:104 MPEG4-GENERIC/44100\n";
    List<Track> tracks = tracks(SOME + sound + "a=fmtp:97 mode=AAC-hbr;config=1408\n");
    assertEquals(16_000, ((RtpFormat.Aac) tracks.get(1).format()).aac().rate());
  }

  @Test
  void previewsInJpegAreForWantOfBetter() throws Exception {
    String jpeg = "m=video 0 RTP/AVP 26\na=control:preview\n";
    assertEquals(
        "H264",
        tracks(jpeg + SOME).getFirst().format() instanceof RtpFormat.Video v
            ? v.codec().name()
            : "");
    assertEquals("preview", tracks(jpeg).getFirst().control());
  }

  @Test
  void tracksBehindManySectionsOfOtherKindsAreFound() throws Exception {
    assertEquals(1, tracks("m=application 0 RTP/AVP 107\n".repeat(30) + SOME).size());
  }
}
