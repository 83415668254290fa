package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who keeps packets gets all of them, of the best stream, whatever tiles show. */
@Timeout(60)
class PacketFeedTest {
  private static final String HOST = "two-hall";

  private final SessionRig rig = SessionRig.usual();
  private final LiveCameras cameras = rig.cameras();
  private final List<Packet> kept = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean over = new AtomicBoolean();

  private final class Keeper implements PacketSink {
    @Override
    public void offer(Packet.Video packet) {
      kept.add(packet);
    }

    @Override
    public void offer(Packet.Audio packet) {
      kept.add(packet);
    }

    @Override
    public void missed(Losses more) {}

    @Override
    public void startOver() {}

    @Override
    public void close() {
      over.set(true);
    }
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void keepsTheMainStreamBesideATileThatShowsTheSubStream() throws Exception {
    rig.camera(HOST).does(ScriptedCamera.letIn());
    rig.camera(ScriptedFamily.sub(HOST)).does(ScriptedCamera.letIn());
    try (PictureFeed tile = cameras.watch(rig.family.known(HOST));
        PacketFeed feed = cameras.packets(rig.family.known(HOST), new Keeper())) {
      ScriptedSource main = rig.camera(HOST).source(1);
      main.send(new byte[] {1}, true);
      main.sound();
      main.send(new byte[] {2}, false);
      Await.until("all is kept", () -> kept.size() == 3);
      assertTrue(kept.get(1) instanceof Packet.Audio);
      assertEquals(Quality.MAIN, feed.session().quality());
      assertEquals(Quality.SUB, tile.session().quality());
    }
    assertTrue(over.get());
    Await.until("the camera is left", () -> rig.camera(HOST).upstreams() == 0);
  }

  @Test
  void keepsTheSubStreamWhileTheMainOneIsTaken() throws Exception {
    rig.camera(HOST).does(ScriptedCamera.fail(Problem.BUSY));
    rig.camera(ScriptedFamily.sub(HOST)).does(ScriptedCamera.letIn());
    try (PacketFeed feed = cameras.packets(rig.family.known(HOST), new Keeper())) {
      rig.camera(ScriptedFamily.sub(HOST)).source(1).send(new byte[] {1}, true);
      Await.until("something is kept", () -> !kept.isEmpty());
      assertEquals(Quality.SUB, feed.session().quality());
    }
  }
}
