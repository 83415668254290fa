package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cameras whose clocks are not what they say, over real sockets in real time. */
@Timeout(30)
class OddClocksTest {
  private static final int PICTURES = 60;
  private static final int PER_SECOND = 20;

  /** Sends three seconds of pictures, so many at a time, with sound that is as it says. */
  private static final class Camera extends Model {
    private final String named;
    private final int rate;
    private final int atATime;

    Camera(String named, int rate, int atATime) {
      this.named = named;
      this.rate = rate;
      this.atATime = atATime;
    }

    @Override
    String sdp() {
      return super.sdp().replace("H264/90000", "H264/" + named);
    }

    @Override
    void play(Asked request, Wire wire) throws IOException, InterruptedException {
      wire.ok(request, "Range: npt=0.000-");
      long began = System.nanoTime();
      for (int i = 0; i < PICTURES; i++) {
        long due = began + TimeUnit.SECONDS.toNanos((long) (i / atATime) * atATime) / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        long stamp = (long) i * rate / PER_SECOND;
        byte[] slice = Rtp.hex((i == 0 ? "6588" : "4199") + "%04x".formatted(i));
        wire.frame(0, Rtp.packet(96, i, stamp, true, slice));
        wire.frame(2, Rtp.packet(8, i, i * 8000L / PER_SECOND, false, Rtp.hex("d5d5")));
      }
    }
  }

  /** A camera, and what is to be true of what comes from it. */
  private record Case(String named, int rate, int atATime, Check check) {
    void run() {
      try (var camera = new ScriptedCamera(new Camera(named, rate, atATime));
          PacketSource source = new RtspRig().open(camera)) {
        check.of(source, named + " is " + rate);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Check {
    void of(PacketSource source, String name) throws IOException, InterruptedException;
  }

  /** All of them at once, as each takes three seconds. */
  @Beside
  @Test
  void picturesComeOutAsTheyWereSent() throws Exception {
    Check lasts = OddClocksTest::lastsAsLongAsItTook;
    Check even = OddClocksTest::isEven;
    List<Case> cases =
        List.of(
            new Case("30000", 90_000, 1, lasts),
            new Case("90000", 30_000, 1, lasts),
            new Case("90000", 1000, 1, lasts),
            new Case("90000", 1_000_000, 1, lasts),
            new Case("90000", 10_000, 1, lasts),
            new Case("90000", 0, 1, lasts),
            new Case("1000000", 90_000, 1, lasts),
            new Case("90000", 1000, 4, lasts),
            new Case("90000", 90_000, 1, even),
            new Case("30000", 30_000, 1, even),
            new Case("90000", 90_000, 5, even),
            new Case("30000", 30_000, 5, even));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      cases.forEach(each -> all.add(executor.submit(each::run)));
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private static void lastsAsLongAsItTook(PacketSource source, String name)
      throws IOException, InterruptedException {
    Packet.Video first = RtspRig.picture(source);
    Packet.Video last = first;
    Packet sound = first;
    for (int i = 1; i < PICTURES; ) {
      Packet next = source.next();
      if (next instanceof Packet.Video picture) {
        assertTrue(picture.timestamp() > last.timestamp(), name + " goes back at " + i);
        last = picture;
        i++;
      } else {
        sound = next;
      }
    }
    long took = TimeUnit.NANOSECONDS.toMicros(last.arrival() - first.arrival());
    assertEquals((double) took, (double) (last.timestamp() - first.timestamp()), 900_000.0, name);
    long apart = TimeUnit.NANOSECONDS.toMicros(last.arrival() - sound.arrival());
    assertEquals((double) apart, (double) (last.timestamp() - sound.timestamp()), 900_000.0, name);
  }

  /**
   * However they came: the camera knows better when it took them. Most of them, as on a machine
   * that is busy the first may come in such a way that its clock is doubted.
   */
  private static void isEven(PacketSource source, String name)
      throws IOException, InterruptedException {
    long before = RtspRig.picture(source).timestamp();
    int even = 0;
    for (int i = 1; i < PICTURES; i++) {
      long next = RtspRig.picture(source).timestamp();
      even += next - before == 1_000_000 / PER_SECOND ? 1 : 0;
      before = next;
    }
    assertTrue(even >= PICTURES / 2, name + ": only " + even);
  }
}
