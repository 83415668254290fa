package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Alone;
import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.live.Await;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.Traits;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cameras themselves do wrong, and what their owners do. */
@Timeout(60)
class CameraFaultsTest {
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  private final House house = new House(TIMES, House.limits());
  private Neighbour neighbour;

  @BeforeEach
  void begin() throws Exception {
    neighbour = Neighbour.in(house);
  }

  @AfterEach
  void end() {
    house.close();
  }

  private Patient patient(KasaCamera camera) {
    return new Patient(house, House.known("yard", camera));
  }

  /** One attempt for each of the three forms, however often and wherever the camera is shown. */
  @Beside
  @Test
  void aWrongPasswordIsSentOnceInEachFormAndNeverAgain() throws Exception {
    Credentials other = new Credentials(House.OWNER.user(), "another");
    KasaCamera camera =
        house.software(
            other,
            KasaModel.EC60,
            KasaPorts.FREE,
            House.CERTIFICATE,
            house.footage(House.CLIP),
            KasaModel.EC60.quirks());
    Patient patient = patient(camera);
    patient.failsWith(Problem.PASSWORD_REFUSED, "answered-401-to-every-password-form");
    PictureFeed again = house.watch(House.known("yard", camera));
    PictureFeed otherUrl =
        house.watch(
            new Camera(
                "yard 2",
                House.url(camera.streamPort(), 1),
                House.OWNER,
                CameraMemory.forgetful()));
    House.await(again, Refused.class);
    House.await(otherUrl, Refused.class);
    neighbour.assertUndisturbed();
    assertEquals(3, camera.counters().refusedSignIns());
  }

  @Beside
  @Test
  void aChangedCertificateGetsNoPasswordAndShowsBothFingerprints() throws Exception {
    KasaCamera camera = house.software();
    CameraMemory memory = CameraMemory.forgetful();
    PinnedCertificate known = new PinnedCertificate("sha256:" + "ab".repeat(32), Instant.EPOCH);
    memory.pin(camera.streamPort(), known);
    Patient patient =
        new Patient(
            house,
            new Camera(
                "yard",
                House.url(camera.streamPort(), camera.discoveryPort()),
                House.OWNER,
                memory));
    OrielException failure = patient.failsWith(Problem.CERTIFICATE_CHANGED, "certificate-changed");
    var changed = assertInstanceOf(CertificateChangedException.class, failure);
    assertEquals(known, changed.known());
    neighbour.assertUndisturbed();
    assertEquals(0, camera.counters().signIns());
    assertEquals(List.of(), camera.counters().requests());
    patient.feed.trustCertificate(changed.presented().fingerprint());
    patient.shows();
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"503", "reset"})
  void aCameraThatServesOneOnlyIsBusyUntilTheOtherLeaves(String busy) throws Exception {
    KasaCamera camera = house.software("maxStreams=1", "busyStatus=" + busy);
    House others = house.keep(new House(TIMES, House.limits()));
    PictureFeed first = others.watch(House.known("the other viewer's", camera));
    House.awaitPicture(first);
    Patient patient = patient(camera);
    if (busy.equals("503")) {
      patient.failsWith(Problem.BUSY, "answered");
    } else {
      patient.failsWith(Problem.HUNG_UP, "broke-off-without-an-answer");
    }
    House.awaitPicture(first);
    first.close();
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void handshakesRefusedWhileAnotherRunsAreTriedAgain() throws Exception {
    KasaCamera camera = house.software("concurrentHandshakes=reset");
    Patient patient;
    try (Socket slow = new Socket(House.HERE, camera.streamPort())) {
      Await.until("the slow one is in", () -> camera.counters().connections() == 1);
      assertTrue(slow.isConnected());
      patient = patient(camera);
      patient.failsWith(Problem.CONNECTION_LOST, "the-connection-broke-off");
      Await.until("it is tried again", () -> patient.attempts() >= 3);
      assertEquals(0, camera.counters().signIns());
    }
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aCameraThatIsSwitchedOffIsOffAndBackWhenOn() throws Exception {
    KasaCamera camera = house.software();
    Patient patient = patient(camera);
    patient.shows();
    camera.setPower(false);
    patient.fallsTo(Problem.SWITCHED_OFF);
    camera.setPower(true);
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"reset", "fin"})
  void aStreamCutInTheMiddleOfAPartComesBack(String how) throws Exception {
    Patient patient = patient(house.software("drop=1", "dropBy=" + how));
    patient.shows();
    patient.fallsTo(Problem.CONNECTION_LOST);
    patient.shows();
    patient.close();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aStreamThatFallsSilentIsShownStalledAndOpenedAnew() throws Exception {
    Patient patient = patient(house.software("stall=1"));
    patient.shows();
    OrielException failure = patient.fallsTo(Problem.STALLED);
    assertEquals("no-picture-came-for-seconds", failure.detail().key());
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Alone
  @Test
  void bitsThatFlipAreCountedNeverEndTheStreamAndLeaveNoTrace() throws Exception {
    FlippedFootage footage = house.keep(new FlippedFootage(house.footage(House.CLIP), 3));
    KasaCamera camera =
        house.software(
            House.OWNER,
            KasaModel.EC60,
            KasaPorts.FREE,
            House.CERTIFICATE,
            footage,
            KasaModel.EC60.quirks());
    Patient patient = patient(camera);
    patient.shows();
    HeapPeak heap = new HeapPeak();
    footage.damage(true);
    Await.until("much is damaged", () -> patient.feed.stats().damaged() >= 3);
    footage.damage(false);
    long damaged = patient.feed.stats().damaged();
    patient.shows();
    heap.assertGrewAtMost(16);
    assertEquals(List.of(), patient.failures());
    long after = patient.feed.stats().received() + 15;
    Await.until("more came", () -> patient.feed.stats().received() >= after);
    // One or two that were on their way, and what refers to them.
    assertTrue(patient.feed.stats().damaged() <= damaged + 4, "damage goes on");
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aCameraThatComesBackWithAnotherSizeIsShownInIt() throws Exception {
    KasaCamera before = house.software();
    KasaPorts ports = new KasaPorts(before.streamPort(), before.discoveryPort());
    Patient patient = patient(before);
    patient.feed.resize(1000, 1000);
    patient.shows();
    assertEquals("320x180", size(patient.feed));
    before.close();
    patient.fallsTo(Problem.PORT_CLOSED);

    FootageClip other = FootageClip.numbered(192, 144, 15, 1);
    house.software(KasaModel.EC60, ports, House.CERTIFICATE, other);
    patient.shows();
    assertEquals("192x144", size(patient.feed));
    assertEquals(192, House.awaitPicture(patient.feed).pixels().width());
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aCameraThatComesBackWithAnotherCertificateIsRefused() throws Exception {
    KasaCamera before = house.software();
    KasaPorts ports = new KasaPorts(before.streamPort(), before.discoveryPort());
    Patient patient = patient(before);
    patient.shows();
    before.close();
    KasaCamera other =
        house.software(KasaModel.EC60, ports, CameraCertificates.inMemory(), House.CLIP);
    patient.fallsTo(Problem.CERTIFICATE_CHANGED);
    House.await(patient.feed, Refused.class);
    assertEquals(0, other.counters().signIns());
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void jitterAndOddPartsAreNoFault() throws Exception {
    KasaCamera camera =
        house.software(
            "wifiJitter=300",
            "unknownPart=true",
            "spsPpsSeparatePart=true",
            "chunkSize=random",
            "timestampMode=jump-back");
    Patient patient = patient(camera);
    patient.shows();
    Await.until("many parts came", () -> patient.feed.stats().received() >= 30);
    assertEquals(List.of(), patient.failures());
    assertEquals(0, patient.feed.stats().damaged());
    neighbour.assertUndisturbed();
  }

  /** As a lost packet: counted, nothing wrong is shown, and the line is kept. */
  @Beside
  @ParameterizedTest
  @EnumSource(
      value = Traits.PartDamage.class,
      names = {"NONE"},
      mode = EnumSource.Mode.EXCLUDE)
  void damagedPartsAreSkippedAndCountedAndTheStreamGoesOn(Traits.PartDamage kind) throws Exception {
    KasaCamera camera = house.software("partDamage=" + kind.word(), "damageEvery=25");
    Patient patient = patient(camera);
    patient.shows();
    Await.until("three were damaged", () -> patient.feed.stats().lostPackets() >= 3);
    long before = patient.feed.stats().received();
    Await.until("pictures go on", () -> patient.feed.stats().received() > before + 5);
    assertTrue(patient.feed.stats().dropped() > 0, "pictures up to the keyframe were dropped");
    assertEquals(List.of(), patient.failures());
    assertEquals(0, patient.feed.stats().damaged());
    assertEquals(1, camera.counters().streamsOpen());
    neighbour.assertUndisturbed();
  }

  private static String size(PictureFeed feed) {
    return feed.stats().width() + "x" + feed.stats().height();
  }
}
