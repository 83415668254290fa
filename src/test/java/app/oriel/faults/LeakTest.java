package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.camera.Camera;
import app.oriel.live.Await;
import app.oriel.live.CameraSession;
import app.oriel.live.PictureFeed;
import app.oriel.simulator.kasa.KasaCamera;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions come and go, and leave nothing. */
@Timeout(120)
class LeakTest {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 50;
  private static final int CAMERAS = 4;
  private static final int MOST_SETS = 4;
  private static final long MEGABYTE = 1 << 20;
  private static final long LITTLE = 40 * MEGABYTE;

  /** Pointers that are alive for other reasons, as the shown pictures' of other tests. */
  private static final long FEW_BYTES = 64 << 10;

  private final House house = new House();
  private final List<KasaCamera> cameras = new ArrayList<>();
  private final List<WeakReference<CameraSession>> sessions = new ArrayList<>();
  private int pictures;

  @AfterEach
  void end() {
    house.close();
  }

  @Test
  void twoHundredSessionsLeaveNoThreadNoSocketAndNoNativeByte(@TempDir Path folder)
      throws Exception {
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(house.software("size=320x180"));
    }
    Path unused = folder.resolve("threads-before.txt");
    for (int i = 0; i < WARM_UP; i++) {
      round(i);
    }
    assertTrue(threads(unused).contains("test clock"), "the dump shows no threads");
    awaitQuiet();
    long sockets = sockets();
    long counted = collected();
    long grown = grownBy(ROUNDS);
    int sets = 1;
    // A leak goes on; the heap, compiled code and other tests' leavings do not.
    while (grown > LITTLE && sets < MOST_SETS) {
      grown = Math.min(grown, grownBy(ROUNDS));
      sets++;
    }

    awaitQuiet();
    assertTrue(pictures >= ROUNDS, "only " + pictures + " sessions came as far as a picture");
    assertEquals((sets * ROUNDS + WARM_UP) * CAMERAS, sessions.size());
    Await.until("all sessions are garbage", this::allCollected);
    String left = threads(folder.resolve("threads.txt"));
    assertTrue(!left.contains("leaving"), left);
    Await.until("only the sleep watch is planned", () -> house.scheduler.getQueue().size() == 1);
    long more = collected() - counted;
    assertTrue(more < FEW_BYTES, "native objects grew by " + more + " bytes");
    assertTrue(grown <= LITTLE, "the program grew by " + grown / MEGABYTE + " MB each time");
    assumeTrue(sockets >= 0, "this system has no /proc/self/fd, so sockets were not counted");
    assertEquals(sockets, sockets(), "sockets");
  }

  /** How many bytes more the program takes after so many rounds. */
  private long grownBy(int rounds) throws Exception {
    long before = Pointer.physicalBytes();
    for (int i = 0; i < rounds; i++) {
      round(i);
    }
    awaitQuiet();
    collected();
    return Pointer.physicalBytes() - before;
  }

  /** Opens all cameras and closes each in another moment of its life. */
  private void round(int number) throws Exception {
    List<PictureFeed> feeds = new ArrayList<>();
    for (int i = 0; i < CAMERAS; i++) {
      Camera camera = House.known("leaving " + i, cameras.get(i));
      PictureFeed feed = house.live.watch(camera);
      feeds.add(feed);
      Await.until("it has a session", () -> feed.session() != null);
      sessions.add(new WeakReference<>(feed.session()));
    }
    for (int i = 0; i < CAMERAS; i++) {
      PictureFeed feed = feeds.get(i);
      switch ((number + i) % CAMERAS) {
        case 0 -> {}
        case 1 -> Await.until("it is reached", () -> feed.stats().upstreams() > 0);
        default -> {
          House.awaitPicture(feed);
          pictures++;
        }
      }
      feed.close();
    }
  }

  /** The cameras notice a moment later than the sessions that it is over. */
  private void awaitQuiet() throws Exception {
    for (KasaCamera camera : cameras) {
      Await.until("no stream is left", () -> camera.counters().streamsOpen() == 0);
    }
    long[] last = {sockets()};
    Await.until(
        "the sockets are closed",
        () -> {
          Thread.sleep(300);
          long before = last[0];
          last[0] = sockets();
          return last[0] == before;
        });
  }

  private boolean allCollected() {
    collected();
    return sessions.stream().allMatch(each -> each.get() == null);
  }

  /** What JavaCPP holds for us once garbage is gone. */
  @SuppressWarnings("System_gc")
  private static long collected() {
    System.gc();
    Pointer.deallocateReferences();
    return Pointer.totalBytes();
  }

  /** The names and stacks of all threads, virtual ones too. */
  private static String threads(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(file);
  }

  /** Open sockets of this process, -1 where the system does not tell. */
  private static long sockets() throws IOException {
    Path folder = Path.of("/proc/self/fd");
    if (!Files.isDirectory(folder)) {
      return -1;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> isSocket(each)).count();
    }
  }

  private static boolean isSocket(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }
}
