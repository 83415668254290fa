package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.TestTls;
import app.oriel.http.Wire;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class KasaSourceTest {
  private static final byte[] SLICE = HexFormat.of().parseHex("00000001419a2400");
  private static final byte[] SOUND = new byte[480];
  private static TestTls tls;

  private final KasaRig rig = new KasaRig();
  private final KasaFamily family = rig.family;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = TestTls.likeKasa();
  }

  enum Framing {
    RAW_MINUS_ONE,
    RAW,
    CHUNKED,
    SMALL_CHUNKS,
    CHUNKED_MINUS_ONE;

    byte[] of(byte[] parts) {
      return switch (this) {
        case RAW_MINUS_ONE -> Wire.stream("Content-Length: -1").raw(parts).bytes();
        case RAW -> Wire.stream().raw(parts).bytes();
        case CHUNKED -> Wire.stream("Transfer-Encoding: chunked").chunk(parts).bytes();
        case SMALL_CHUNKS -> Wire.stream("Transfer-Encoding: chunked").chunks(parts, 3).bytes();
        case CHUNKED_MINUS_ONE ->
            Wire.stream("Transfer-Encoding: chunked", "Content-Length: -1").chunk(parts).bytes();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void playsEveryFraming(Framing framing) throws Exception {
    byte[] parts =
        new Wire()
            .part("video/x-h264", KasaRig.KEY, "X-UtcTime: 1778367331", "X-Timestamp: 100.066667")
            .part("audio/g711u", SOUND, "X-Timestamp: 100.06")
            .part("application/x-news", new byte[9])
            .part("video/x-h264", new byte[0])
            .part("VIDEO/H264; x=y", SLICE, "X-UtcTime: 1778367331")
            .bytes();
    try (var server = new ScriptedServer(tls, Scene.saying(framing.of(parts)));
        PacketSource source =
            family.open(
                rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)) {
      var key = assertInstanceOf(Packet.Video.class, source.next());
      assertArrayEquals(KasaRig.KEY, key.bytes());
      assertEquals(Codec.H264, key.track().codec());
      assertEquals(100_066_667, key.timestamp());
      assertTrue(key.keyframe());
      var sound = assertInstanceOf(Packet.Audio.class, source.next());
      assertArrayEquals(SOUND, sound.bytes());
      assertEquals(Codec.PCMU, sound.track().codec());
      assertEquals(8000, sound.track().rate());
      assertEquals(100_060_000, sound.timestamp());
      assertTrue(sound.arrival() - key.arrival() >= 0);
      var slice = assertInstanceOf(Packet.Video.class, source.next());
      assertArrayEquals(SLICE, slice.bytes());
      assertFalse(slice.keyframe());
      assertEquals(Packet.NO_TIMESTAMP, slice.timestamp());
      var end = assertThrows(OrielException.class, source::next);
      assertEquals(Problem.STREAM_ENDED, end.problem());
    }
  }

  @Test
  void tellsHowAStreamBreaks() throws Exception {
    byte[] whole = Wire.stream().part("video/x-h264", KasaRig.KEY).bytes();
    byte[] half = Arrays.copyOf(whole, whole.length - 6);
    Scene malformed = Scene.saying(Wire.stream().text("--data-boundary--\r\nx\r\n\r\n").bytes());
    try (var server =
        new ScriptedServer(
            tls,
            Scene.saying(half),
            Scene.thenSilence(half),
            malformed,
            Scene.saying(Wire.stream().text("3\r\n--d\r\nzz\r\n").bytes()))) {
      assertEquals(Problem.CONNECTION_LOST, breaking(server));
      assertEquals(Problem.STALLED, breaking(server));
      assertEquals(Problem.MALFORMED, breaking(server));
      assertEquals(Problem.MALFORMED, breaking(server));
    }
  }

  @Test
  void bearsAnEndWithoutTlsFarewell() throws Exception {
    byte[] whole = Wire.stream().part("video/x-h264", KasaRig.KEY).bytes();
    Scene abrupt =
        new Scene(
            true,
            (raw, out) -> {
              out.write(whole);
              out.flush();
              raw.close();
            });
    try (var server = new ScriptedServer(tls, abrupt);
        PacketSource source =
            family.open(
                rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)) {
      assertArrayEquals(KasaRig.KEY, source.next().bytes());
      var end = assertThrows(OrielException.class, source::next);
      assertEquals(Problem.STREAM_ENDED, end.problem());
    }
  }

  @Test
  void closingEndsAWaitingNext() throws Exception {
    Scene scene = KasaRig.stream();
    try (var server = new ScriptedServer(tls, scene)) {
      PacketSource source =
          family.open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED);
      source.next();
      var ended = new CompletableFuture<Exception>();
      Thread.ofVirtual().start(() -> ended.complete(assertThrows(Exception.class, source::next)));
      long start = System.nanoTime();
      source.close();
      source.close();
      assertInstanceOf(OrielException.class, ended.get(5, TimeUnit.SECONDS));
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
      server.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsAWaitingNext(boolean virtual) throws Exception {
    Scene scene = KasaRig.stream();
    try (var server = new ScriptedServer(tls, scene);
        PacketSource source =
            family.open(
                rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)) {
      source.next();
      var ended = new CompletableFuture<Exception>();
      Runnable reading = () -> ended.complete(assertThrows(Exception.class, source::next));
      Thread reader =
          virtual ? Thread.startVirtualThread(reading) : Thread.ofPlatform().start(reading);
      reader.interrupt();
      assertInstanceOf(InterruptedException.class, ended.get(5, TimeUnit.SECONDS));
    }
  }

  private Problem breaking(ScriptedServer server) throws Exception {
    try (PacketSource source =
        family.open(rig.camera(server), Quality.MAIN, KasaRig.impatient(), SignInSteps.IGNORED)) {
      return assertThrows(OrielException.class, source::next).problem();
    }
  }
}
