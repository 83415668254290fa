package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets on which channels belong to which track, over real sockets. */
@Timeout(30)
class StreamTracksTest {
  private static final int OURS = 0x1234;
  private static final int STRANGER = 0x5bf73f70;
  private static final int PICTURES = 30;

  private final RtspRig rig = new RtspRig();

  /** Both tracks, sent in one of several ways. */
  private static class Sender extends Model {
    final int pictureChannel;
    final int soundChannel;
    final String told;

    /**
     * @param told the channels that the answers to SETUP name, pictures first
     */
    Sender(int pictureChannel, int soundChannel, String told) {
      this.pictureChannel = pictureChannel;
      this.soundChannel = soundChannel;
      this.told = told;
    }

    @Override
    void setUp(Asked request, Wire wire) throws IOException {
      String channels = told.split(" ", -1)[request.uri().endsWith("track1") ? 0 : 1];
      wire.ok(
          request,
          "Transport: RTP/AVP/TCP;unicast;interleaved=" + channels,
          "Session: 04603BE0;timeout=60");
    }

    @Override
    void play(Asked request, Wire wire) throws IOException {
      wire.ok(request);
      for (int i = 0; i < PICTURES; i++) {
        picture(wire, i);
        wire.frame(soundChannel, Rtp.packet(8, 0x77, i, 533L * i, false, Rtp.hex("d5d5")));
      }
    }

    void picture(Wire wire, int number) throws IOException {
      byte[] slice = Rtp.hex((number == 0 ? "6588" : "419a") + "%02x".formatted(number));
      wire.frame(pictureChannel, Rtp.packet(96, OURS, number, 6000L * number, true, slice));
    }
  }

  /** The pictures' last bytes, and how much sound lay between them. */
  private void assertWhole(Sender model) throws Exception {
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      List<Integer> pictures = new ArrayList<>();
      int sounds = 0;
      while (pictures.size() < PICTURES || sounds < PICTURES) {
        Packet next = source.next();
        if (next instanceof Packet.Video) {
          pictures.add((int) next.bytes()[next.bytes().length - 1]);
        } else {
          assertEquals("d5d5", Rtp.hex(next.bytes()));
          sounds++;
        }
      }
      assertEquals(PICTURES, pictures.size());
      for (int i = 0; i < PICTURES; i++) {
        assertEquals(i, pictures.get(i));
      }
      assertEquals(PICTURES, sounds);
      assertEquals(Losses.NONE, source.losses());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "0, 2, 0-1 2-3", // as it should be
    "0, 0, 0-1 0-1", // all on one
    "0, 0, 0-1 2-3", // the same, against what was said
    "0, 2, 0-1 0-1", // on the two that were asked for
    "0, 2, 4-5 6-7", // the same
    "4, 6, 4-5 6-7", // on others, as was said
    "2, 0, 0-1 2-3", // the other way round
  })
  void channelsAloneTellNothing(int pictures, int sound, String told) throws Exception {
    assertWhole(new Sender(pictures, sound, told));
  }

  @Beside
  @Test
  void aForeignSourceOnTheChannelDoesNotDisturb() throws Exception {
    Sender model =
        new Sender(0, 2, "0-1;ssrc=00001234 2-3") {
          @Override
          void picture(Wire wire, int number) throws IOException {
            byte[] foreign = Rtp.hex("65887f");
            byte[] packet = Rtp.packet(96, STRANGER, number + 99, 77L * number, true, foreign);
            wire.frame(0, packet);
            super.picture(wire, number);
          }
        };
    assertWhole(model);
  }

  @Beside
  @Test
  void controlPacketsOnTheChannelOfThePicturesAreNone() throws Exception {
    Sender model =
        new Sender(0, 2, "0-1 2-3") {
          @Override
          void picture(Wire wire, int number) throws IOException {
            wire.frame(0, Rtp.hex("80c80006 00001234" + "00".repeat(20)));
            super.picture(wire, number);
          }
        };
    assertWhole(model);
  }

  /** The marker is on each of them, and they come one by one. */
  @Beside
  @Test
  void slicesOfAPictureAreJoinedFromTheFirstOn() throws Exception {
    Sender model =
        new Sender(0, 2, "0-1 2-3") {
          @Override
          void picture(Wire wire, int number) throws IOException {
            String slice = number == 0 ? "65" : "41";
            String last = "%02x".formatted(number);
            wire.frame(0, slice(2 * number, number, slice + "9a" + last));
            wire.frame(0, slice(2 * number + 1, number, slice + "40" + last));
          }

          private byte[] slice(int sequence, int number, String digits) {
            return Rtp.packet(96, OURS, sequence, 6000L * number, true, Rtp.hex(digits));
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      Packet.Video key = RtspRig.picture(source);
      assertTrue(key.keyframe());
      assertTrue(Rtp.hex(key.bytes()).endsWith("00000001659a00" + "00000001654000"));
      Packet.Video second = RtspRig.picture(source);
      assertEquals("00000001419a01" + "00000001414001", Rtp.hex(second.bytes()));
    }
  }

  /** RFC 3264, 5.1: a section's formats are all possible, and what comes tells which it is. */
  @Beside
  @Test
  void anotherFormatOfTheSectionIsTakenForWhatItIs() throws Exception {
    Sender model =
        new Sender(0, 2, "0-1 2-3") {
          @Override
          String sdp() {
            return """
            v=0
            m=video 0 RTP/AVP 97 96
            a=rtpmap:97 H265/90000
            a=rtpmap:96 H264/90000
            a=control:track1
            a=fmtp:96 sprop-parameter-sets=Z0I=,aM4=
            m=audio 0 RTP/AVP 0 8
            a=control:track2
            """
                .replace("\n", "\r\n");
          }
        };
    assertWhole(model);
  }

  @Beside
  @Test
  void whatIsNotThePicturesThatWereDescribedIsNamed() throws Exception {
    Sender model =
        new Sender(0, 2, "0-1 2-3") {
          @Override
          String sdp() {
            return "v=0\r\nm=video 0 RTP/AVP 26\r\na=control:track1\r\n";
          }

          @Override
          void play(Asked request, Wire wire) throws IOException {
            wire.ok(request);
            for (int i = 0; i < 100; i++) {
              picture(wire, i);
              LockSupport.parkNanos(50_000_000);
            }
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      OrielException why = assertThrows(OrielException.class, () -> RtspRig.picture(source));
      assertEquals(Problem.VIDEO_UNSUPPORTED, why.problem());
      assertTrue(String.valueOf(why.getMessage()).contains("96"), why::getMessage);
    }
  }
}
