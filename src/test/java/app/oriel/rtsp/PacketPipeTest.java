package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be taken back, and what not. */
@Timeout(10)
class PacketPipeTest {
  private final PacketPipe pipe = new PacketPipe();

  private static Packet picture(int number) {
    return new Packet.Video(
        new TrackInfo.Video(Codec.H264), new byte[] {(byte) number}, number, number, false);
  }

  @Test
  void whatIsHeldComesAfterAMoment() throws Exception {
    Packet held = picture(1);
    pipe.hold(held);
    assertSame(held, pipe.take());
    assertFalse(pipe.takeBack(), "it was seen");
  }

  @Test
  void whatIsTakenBackNeverComes() throws Exception {
    pipe.accept(picture(0));
    pipe.hold(picture(1));
    assertTrue(pipe.takeBack());
    assertFalse(pipe.takeBack());
    pipe.accept(picture(2));
    assertEquals(0, pipe.take().timestamp());
    assertEquals(2, pipe.take().timestamp());
  }

  @Test
  void anotherPictureShowsThatTheHeldOneWasWhole() throws Exception {
    pipe.hold(picture(1));
    pipe.accept(picture(2));
    assertFalse(pipe.takeBack());
    assertEquals(1, pipe.take().timestamp());
    assertEquals(2, pipe.take().timestamp());
  }

  @Test
  void whatIsHeldAtTheEndComesAtOnce() throws Exception {
    pipe.hold(picture(1));
    pipe.end(RtspFailures.closedHere());
    assertEquals(1, pipe.take().timestamp());
  }
}
