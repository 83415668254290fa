package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who listens to a tile hears the stream that it shows, and opens no other. */
@Timeout(60)
class ListeningTest {
  private static final String HOST = "two-hall";

  private final SessionRig rig = SessionRig.usual();
  private final LiveCameras cameras = rig.cameras();

  @AfterEach
  void end() {
    rig.close();
  }

  /** Notes what it hears. */
  private static final class Ear implements SoundSink {
    private final List<Packet> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger starts = new AtomicInteger();

    @Override
    public void offer(Packet.Audio packet) {
      heard.add(packet);
    }

    @Override
    public void startOver() {
      starts.incrementAndGet();
    }
  }

  /** Begins to listen, and waits until the hub has seen to it. */
  private Listening listen(PictureFeed feed, Ear ear) throws Exception {
    Listening listening = new Listening(feed.hub(), ear, rig.threads);
    Await.until("it listens", listening::isAttached);
    return listening;
  }

  @Test
  void hearsTheStreamThatIsOpen() throws Exception {
    rig.camera(HOST).does(ScriptedCamera.letIn());
    rig.camera(ScriptedFamily.sub(HOST)).does(ScriptedCamera.letIn());
    Ear ear = new Ear();
    try (PictureFeed feed = cameras.watch(rig.family.known(HOST))) {
      ScriptedSource sub = rig.camera(ScriptedFamily.sub(HOST)).source(1);
      sub.send(new byte[] {1}, true);
      sub.sound();
      Await.until("it is live", () -> feed.state() instanceof SessionState.Live);
      var _ = listen(feed, ear);
      sub.sound();
      sub.sound();
      Await.until("it is heard", () -> ear.heard.size() >= 2);
      assertEquals(0, rig.camera(HOST).upstreams());
      assertEquals(1, rig.camera(ScriptedFamily.sub(HOST)).upstreams());
    }
  }

  @Test
  void whoListensNoMoreHearsNoMore() throws Exception {
    rig.camera(ScriptedFamily.sub(HOST)).does(ScriptedCamera.letIn());
    Ear first = new Ear();
    Ear second = new Ear();
    try (PictureFeed feed = cameras.watch(rig.family.known(HOST))) {
      ScriptedSource sub = rig.camera(ScriptedFamily.sub(HOST)).source(1);
      Listening one = listen(feed, first);
      sub.sound();
      Await.until("it is heard", () -> first.heard.size() == 1);
      one.close();
      Listening other = listen(feed, second);
      sub.sound();
      Await.until("it is heard", () -> second.heard.size() == 1);
      assertEquals(1, first.heard.size());
      other.close();
      sub.sound();
      sub.send(new byte[] {1}, true);
      Await.until("all is read", () -> feed.state() instanceof SessionState.Live);
      assertEquals(1, second.heard.size());
    }
  }

  @Test
  void anotherConnectionIsTold() throws Exception {
    rig.camera(ScriptedFamily.sub(HOST)).does(ScriptedCamera.letIn(), ScriptedCamera.letIn());
    Ear ear = new Ear();
    try (PictureFeed feed = cameras.watch(rig.family.known(HOST))) {
      var _ = listen(feed, ear);
      rig.camera(ScriptedFamily.sub(HOST)).source(1).sound();
      Await.until("it is heard", () -> ear.heard.size() == 1);
      assertEquals(0, ear.starts.get());
      rig.camera(ScriptedFamily.sub(HOST)).source(1).fail(Problem.CONNECTION_LOST);
      rig.camera(ScriptedFamily.sub(HOST)).source(2).sound();
      Await.until("it is heard", () -> ear.heard.size() == 2);
      assertEquals(1, ear.starts.get());
    }
  }
}
