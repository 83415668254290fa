package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Quality;
import app.oriel.live.Await;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every persona, and every way in which cameras are known to differ, on one wall. */
@Timeout(90)
class QuirksTest {
  /** Beyond the third second, when timestamps jump, and beyond sessions of two seconds. */
  private static final int PICTURES = 50;

  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

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

  private final House house = new House(TIMES, House.limits());

  @AfterEach
  void end() {
    house.close();
  }

  /** A camera with quirks and the tile that shows it. */
  private final class Case {
    private final String name;
    private final IpcCamera camera;
    private final Patient patient;
    private final Quality quality;

    Case(IpcModel model, String quirks, Quality quality) {
      this.quality = quality;
      name = model.label() + " " + quirks;
      camera = house.software(model, quirks.isEmpty() ? new String[0] : quirks.split(" ", -1));
      patient = new Patient(house, House.known(name, camera));
      if (quality == Quality.MAIN) {
        // More pixels than a sub stream has.
        patient.feed.resize(1000, 562);
      }
    }

    boolean sentEnough() {
      return patient.feed.stats().received() >= PICTURES;
    }

    void isFlawless() {
      var stats = patient.feed.stats();
      assertEquals(List.of(), patient.failures(), name);
      assertTrue(sentEnough(), name + ": sent " + stats.received() + " pictures");
      assertEquals(0, stats.damaged(), name + ": damaged");
      assertEquals(0, stats.lostPackets(), name + ": lost");
      assertEquals(quality, stats.quality(), name);
      assertEquals(0, camera.counters().timeouts(), name + ": ended by the camera");
      assertEquals(quality == Quality.SUB ? 1 : 0, camera.counters().subOpen(), name);
      assertEquals(quality == Quality.MAIN ? 1 : 0, camera.counters().mainOpen(), name);
      long plays = camera.counters().plays();
      assertTrue(plays <= (quality == Quality.SUB ? 1 : 2), name + ": opened " + plays + " times");
    }
  }

  @Test
  void allAreShownWithoutAFlaw() throws Exception {
    List<Case> cases = new ArrayList<>();
    Stream.of(SIGN_IN, SESSIONS, MEDIA)
        .flatMap(List::stream)
        .forEach(quirks -> cases.add(new Case(IpcModel.TL_IPC48AW, quirks, Quality.SUB)));
    for (IpcModel model : IpcModel.values()) {
      cases.add(new Case(model, "", Quality.MAIN));
    }
    cases.add(new Case(IpcModel.TAPO_C220, "freshSocket=true", Quality.SUB));
    Await.until(
        "all have sent enough, or one has failed",
        () ->
            cases.stream().allMatch(Case::sentEnough)
                || cases.stream().anyMatch(each -> !each.patient.failures().isEmpty()));
    assertAll(cases.stream().map(each -> each::isFlawless));
  }
}
