package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.codec.Tones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long sound waits, and that it never breaks off, on a clock that the test turns. */
@Timeout(60)
class PlaybackTest {
  private static final long MILLI = 1_000_000;
  private static final long STEP = 10 * MILLI;
  private static final double SETTLED = 2;
  private static final int RATE = FakeLine.RATE;
  private static final Map<Codec, List<byte[]>> LOOPS =
      Map.of(
          Codec.PCMU, loop(Codec.PCMU), Codec.PCMA, loop(Codec.PCMA), Codec.AAC, loop(Codec.AAC));

  private final FakeLine line = new FakeLine(1);
  private final Playback playback = new Playback(line, 0);
  private final List<Integer> delays = new ArrayList<>();
  private long now;
  private int sent;

  PlaybackTest() {
    playback.volume(100);
  }

  @AfterEach
  void end() {
    playback.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PCMU, 0",
    "PCMU, 0.005",
    "PCMU, -0.005",
    "PCMA, 0.005",
    "AAC, 0.005",
    "AAC, -0.005",
    "AAC, 0"
  })
  void aClockThatDriftsMakesNoGapAndNoDelay(Codec codec, double drift) {
    stream(codec, 600, 1 + drift, 0);
    SpeakerStats stats = playback.stats();
    assertEquals(0, stats.gaps());
    assertEquals(0, stats.cuts());
    assertEquals(0, line.dry());
    assertTrue(most() < 200, "waits " + most() + " ms");
    assertEquals(-drift * 1e6, stats.stretchPpm(), 700);
    assertSteady(line.heard(), (int) (SETTLED * RATE));
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "AAC"})
  void packetsThatComeUnsteadilyAreWaitedFor(Codec codec) {
    stream(codec, 120, 1.002, 40);
    assertTrue(most() < 200, "waits " + most() + " ms");
    assertTrue(playback.stats().gaps() <= 1, "one gap may teach how unsteady it is");
  }

  @Test
  void afterAStallWhatIsLateIsThrownAway() {
    stream(Codec.PCMU, 10, 1, 0);
    int usual = delays.getLast();
    for (int stall : new int[] {150, 300, 1000, 5000}) {
      stallAndBurst(stall);
      stream(Codec.PCMU, 0.3, 1, 0);
      assertTrue(delays.getLast() < 200, "waits " + delays.getLast() + " ms after " + stall);
    }
    stream(Codec.PCMU, 90, 1, 0);
    assertEquals(usual, delays.getLast(), 10, "the same as before");
    assertTrue(playback.stats().cuts() > 0);
    assertNoClick(line.heard());
  }

  /** Nothing comes for a while, then all at once. */
  private void stallAndBurst(int millis) {
    run(now + millis * MILLI);
    for (int i = 0; i < millis * 8 / Tones.packetSamples(Codec.PCMU); i++) {
      take(Codec.PCMU, nextPacket(Codec.PCMU), now);
    }
  }

  @Test
  void aGapIsFadedAndTheDelayStays() {
    stream(Codec.PCMU, 5, 1, 0);
    run(now + 800 * MILLI);
    stream(Codec.PCMU, 5, 1, 0);
    assertEquals(1, playback.stats().gaps());
    assertTrue(most() < 200, "waits " + most() + " ms");
    assertNoClick(line.heard());
    assertEquals(0, line.dry(), "the device itself never runs dry");
  }

  @Test
  void theVolumeIsHeardAndDoesNotClick() {
    stream(Codec.PCMU, 1, 1, 0);
    playback.volume(50);
    stream(Codec.PCMU, 1, 1, 0);
    playback.volume(0);
    stream(Codec.PCMU, 1, 1, 0);
    short[] heard = line.heard();
    double whole = Tones.LOUD / Math.sqrt(2);
    assertEquals(whole, Tones.strength(heard, RATE / 2, RATE * 9 / 10), whole * 0.1);
    assertEquals(whole / 4, Tones.strength(heard, RATE * 3 / 2, RATE * 19 / 10), whole * 0.03);
    assertEquals(0, Tones.strength(heard, RATE * 5 / 2, RATE * 29 / 10), 1);
    assertNoClick(heard);
  }

  @Test
  void anotherCameraBeginsAfresh() {
    stream(Codec.PCMU, 30, 1.005, 0);
    playback.startOver(true);
    stream(Codec.AAC, 30, 0.995, 0);
    assertEquals(0, playback.stats().cuts());
    assertTrue(most() < 200, "waits " + most() + " ms");
    assertEquals(0, playback.stats().gaps(), "to turn to another camera is no gap");
    assertNoClick(line.heard());
  }

  @Test
  void hostileSoundCostsItself() {
    Random random = new Random(3);
    for (Codec codec : List.of(Codec.AAC, Codec.PCMU)) {
      List<byte[]> packets = Tones.packets(codec, 2);
      for (int i = 0; i < 1500; i++) {
        byte[] packet = packets.get(i % packets.size()).clone();
        for (int flips = random.nextInt(6); flips > 0; flips--) {
          packet[random.nextInt(Math.min(packet.length, 40))] ^= (byte) random.nextInt(256);
        }
        take(codec, packet, now);
        run(now + random.nextInt(60) * MILLI);
      }
    }
    take(Codec.PCMU, new byte[60_000], now);
    delays.clear();
    run(now + 2000 * MILLI);
    playback.startOver(false);
    stream(Codec.PCMU, 5, 1, 0);
    assertTrue(delays.getLast() < 200, "waits " + delays.getLast() + " ms");
  }

  @Test
  void aDeviceThatStandsStillHasGone() {
    stream(Codec.PCMU, 2, 1, 0);
    assertFalse(playback.isGone(now));
    line.die();
    stream(Codec.PCMU, 2, 1, 0);
    assertTrue(playback.isGone(now));
  }

  /** A camera that sends for so many seconds of its own clock, in whole packets. */
  private void stream(Codec codec, double seconds, double speed, int jitterMillis) {
    double length = Tones.packetSamples(codec) * 1e9 / Tones.track(codec).rate() / speed;
    int count = (int) (seconds * 1e9 / length);
    Random random = new Random(5);
    long begin = now;
    long last = now;
    for (int i = 1; i <= count; i++) {
      long due = begin + (long) (i * length);
      long arrival = Math.max(last, due + random.nextInt(jitterMillis + 1) * MILLI);
      last = arrival;
      run(arrival);
      take(codec, nextPacket(codec), arrival);
    }
  }

  private byte[] nextPacket(Codec codec) {
    List<byte[]> loop = Objects.requireNonNull(LOOPS.get(codec));
    return loop.get(sent++ % loop.size());
  }

  /** A whole number of the tone's periods, so that it can go on for ever. */
  private static List<byte[]> loop(Codec codec) {
    List<byte[]> packets = Tones.packets(codec, 3);
    // The first AAC frames are the encoder's beginning.
    return codec == Codec.AAC ? packets.subList(10, 35) : packets;
  }

  private void take(Codec codec, byte[] bytes, long arrival) {
    line.at(now);
    playback.take(new Packet.Audio(Tones.track(codec), bytes, 0, arrival), now);
    playback.pump(now);
    if (now > SETTLED * 1e9) {
      delays.add(playback.stats().delayMillis());
    }
  }

  private void run(long until) {
    while (now + STEP < until) {
      now += STEP;
      line.at(now);
      playback.pump(now);
    }
    now = Math.max(now, until);
  }

  private int most() {
    return delays.stream().mapToInt(it -> it).max().orElseThrow();
  }

  /** Equally loud all the time. */
  private static void assertSteady(short[] heard, int from) {
    double loud = Tones.LOUD / Math.sqrt(2);
    int block = RATE / 50;
    for (int at = from; at + block < heard.length - RATE / 10; at += block) {
      assertEquals(loud, Tones.strength(heard, at, at + block), loud * 0.15, "at " + at);
    }
  }

  /** No step that a tone of this pitch, twice as loud, would not have. */
  private static void assertNoClick(short[] heard) {
    double steepest = 2 * Math.PI * Tones.PITCH / RATE * Tones.LOUD * 2;
    for (int i = 1; i < heard.length; i++) {
      int step = Math.abs(heard[i] - heard[i - 1]);
      assertTrue(step < steepest, "a click of " + step + " at " + i / (double) RATE + " s");
    }
  }
}
