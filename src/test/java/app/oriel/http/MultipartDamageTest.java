package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to no part is skipped up to the next delimiter and counted; the stream goes on. */
@Timeout(60)
class MultipartDamageTest {
  private static final String DELIMITER = "--data-boundary--\r\n";
  private static final int PARTS = 6;

  /** The part that is damaged. */
  private static final int BAD = 2;

  private static final List<byte[]> BODIES = bodies(PARTS, 150);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x\r\n",
        "\0\0\0",
        "--data-boundary-\r\n",
        "--data-boundary--x\r\n",
        "HTTP/1.0 200 OK\r\n\r\n",
        "\r\n\r\n--\r\n",
        " "
      })
  void skipsBytesBetweenPartsAndLosesNone(String garbage) throws Exception {
    Wire wire = new Wire();
    for (byte[] body : BODIES) {
      wire.raw(part(body, body.length)).text(garbage);
    }
    MultipartReader reader = reader(wire.bytes());
    for (byte[] body : BODIES) {
      assertArrayEquals(body, reader.next().body());
      assertFalse(reader.partsMissing());
    }
    assertEquals(PARTS - 1, reader.damages());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5_000, 70_000, 900_000})
  void skipsAnyBytesBetweenParts(int count) throws Exception {
    byte[] noise = noise(count, 3);
    Wire wire = new Wire().raw(part(BODIES.get(0), 150)).raw(noise).raw(part(BODIES.get(1), 150));
    MultipartReader reader = reader(wire.bytes());
    assertArrayEquals(BODIES.get(0), reader.next().body());
    assertArrayEquals(BODIES.get(1), reader.next().body());
    assertEquals(1, reader.damages());
    assertTrue(reader.partsMissing(), "so much may have been a part");
  }

  /** As many bytes as many reads, and no line end among them. */
  @Test
  void skipsALineWithoutAnEnd() throws Exception {
    byte[] line = new byte[100_000];
    Arrays.fill(line, (byte) '-');
    Wire wire = new Wire().raw(line).raw(part(BODIES.get(0), 150)).raw(line);
    wire.raw(part(BODIES.get(1), 150));
    for (int most : new int[] {1, 1000, 1 << 20}) {
      MultipartReader reader = reader(Wire.dripping(wire.bytes(), most));
      assertArrayEquals(BODIES.get(0), reader.next().body());
      assertArrayEquals(BODIES.get(1), reader.next().body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: x",
        "Content-Length: ",
        "Content-Length: -1",
        "Content-Length: 150x",
        "Content-Length: 0x96",
        "Content-Length: 8388609",
        "Content-Length: 99999999999999999999999999999999",
        "Content-Length: 150\r\nContent-Length: 151",
        "Content-Length: 150\r\nno colon",
        "Content-Length: 150\r\n: empty",
        "Content-Length: 150\r\nX-\0Timestamp: 1",
        "Content-Length: 150\0",
        "Content-\nLength: 150",
      })
  void skipsAPartWhoseHeadIsDamaged(String head) throws Exception {
    Wire wire = new Wire();
    for (int i = 0; i < PARTS; i++) {
      wire.raw(i == BAD ? with(DELIMITER + head + "\r\n\r\n", BODIES.get(i)) : part(i));
    }
    for (int at = 0; at < wire.bytes().length; at++) {
      assertAllBut(BAD, reader(Wire.split(wire.bytes(), at)));
    }
    assertAllBut(BAD, reader(Wire.dripping(wire.bytes(), 1)));
  }

  @Test
  void skipsAPartWhoseHeadIsCutOff() throws Exception {
    String head = DELIMITER + "Content-Type: video/x-h264\r\nContent-Length: 150\r\n";
    for (int length = 0; length < head.length(); length++) {
      Wire wire = new Wire();
      for (int i = 0; i < PARTS; i++) {
        wire.raw(i == BAD ? bytes(head.substring(0, length) + "\r\n") : part(i));
      }
      assertNoneIsWrong(reader(wire.bytes()), 1, "cut at " + length);
    }
  }

  /** Too short or too long by any number: no body is handed out that is none, the others are. */
  @Test
  void skipsAPartWhoseLengthLies() throws Exception {
    int whole = part(0).length;
    for (int lie = -150; lie < 4 * whole; lie++) {
      byte[] wire = lying(150 + lie);
      boolean endsWithAnother = lie > 0 && lie % whole < 3;
      if (lie != 0 && !endsWithAnother) {
        assertNoneIsWrong(reader(wire), 1, "a lie of " + lie);
        assertNoneIsWrong(reader(Wire.dripping(wire, 7)), 1, "a slow lie of " + lie);
      }
      if (lie > 0) {
        assertNoneIsWrong(reader(arriving(wire, 100)), 1, "a lie that arrives of " + lie);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 100_000, 1 << 20, 8 << 20})
  void doesNotWaitForWhatALieAnnounces(int length) throws Exception {
    byte[] wire = lying(length);
    InputStream more =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("waits for more");
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return read();
          }
        };
    MultipartReader reader = reader(new SequenceInputStream(arriving(wire, 1460), more));
    for (int i = 0; i < PARTS - 1; i++) {
      if (i != BAD) {
        assertArrayEquals(BODIES.get(i), reader.next().body(), "part " + i);
        assertEquals(i == BAD + 1, reader.partsMissing());
      }
    }
    assertEquals(1, reader.damages());
  }

  /** Where the network cuts, too: the cut may only hide for a moment that a body goes on. */
  @Test
  void findsTheNextPartWhereverTheNetworkCuts() throws Exception {
    for (int lie : new int[] {-100, -1, 1, 5, 17, 19, 40, 100, 250, 500}) {
      byte[] wire = lying(150 + lie);
      for (int at = 0; at < wire.length; at++) {
        List<byte[]> got = all(reader(Wire.split(wire, at)));
        String where = "a lie of " + lie + " cut at " + at;
        byte[] cut = Arrays.copyOf(BODIES.get(BAD), Math.min(150, 150 + lie));
        got.removeIf(body -> Arrays.equals(body, cut) && lie < 0);
        assertOrdered(got, 1, where);
      }
    }
  }

  /** Bytes that flip, go or are doubled: nothing depends on how the network cuts. */
  @Test
  void readsTheSameWhereverTheNetworkCuts() throws Exception {
    byte[] whole = lying(150);
    Random random = new Random(9);
    for (int round = 0; round < 2000; round++) {
      Wire damaged = new Wire();
      for (int at = 0; at < whole.length; ) {
        int next = Math.min(whole.length, at + 1 + random.nextInt(400));
        damaged.raw(Arrays.copyOfRange(whole, at, next));
        at = Math.max(0, next + random.nextInt(60) - 25);
        damaged.raw(noise(random.nextInt(4) / 3, round));
      }
      byte[] wire = Arrays.copyOf(damaged.bytes(), Math.min(damaged.bytes().length, 4000));
      List<byte[]> fast = all(reader(wire));
      List<byte[]> slow = all(reader(Wire.dripping(wire, 1 + round % 5)));
      assertArrayEquals(fast.toArray(), slow.toArray(), "round " + round);
    }
  }

  @Test
  void givesUpWhenNothingComesForThreeSeconds() throws Exception {
    AtomicLong now = new AtomicLong();
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("byte by byte");
          }

          @Override
          public int read(byte[] into, int from, int length) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            byte[] bad = bytes(DELIMITER + "Content-Length: none\r\n\r\nabc\r\n");
            System.arraycopy(bad, 0, into, from, Math.min(length, bad.length));
            return Math.min(length, bad.length);
          }
        };
    var reader = new MultipartReader(trickle, "data-boundary--", Limits.usual(), now::get);
    var failure = assertThrows(OrielException.class, reader::next);
    assertEquals(Problem.MALFORMED, failure.problem());
    assertEquals("sent-a-part-with-a-length-that-is-no-number", failure.detail().key());
    double seconds = now.get() / 1e9;
    assertTrue(seconds > 2.9 && seconds < 3.3, seconds + " s");
  }

  /** A part in between is enough to go on. */
  @Test
  void goesOnForEverWhereSomePartsAreWhole() throws Exception {
    AtomicLong now = new AtomicLong();
    Wire wire = new Wire();
    for (int i = 0; i < 100; i++) {
      wire.raw(noise(2000, i)).raw(part(BODIES.get(0), 170)).raw(part(0));
    }
    var reader =
        new MultipartReader(
            Wire.dripping(wire.bytes(), 1000),
            "data-boundary--",
            Limits.usual(),
            () -> now.addAndGet(TimeUnit.MILLISECONDS.toNanos(20)));
    for (int i = 0; i < 100; i++) {
      assertArrayEquals(BODIES.get(0), reader.next().body());
    }
  }

  /** Each head announces the most, and each part holds the next: nobody reads that for ever. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void costsLittleWhateverItHolds(boolean wholeBetween) {
    String lie = DELIMITER + "Content-Length: 8388608\r\n\r\nabc\r\n";
    String good = wholeBetween ? DELIMITER + "Content-Length: 3\r\n\r\nabc\r\n" : "";
    byte[] bomb = bytes((lie + good + good).repeat(30_000));
    MultipartReader reader = reader(Wire.dripping(bomb, 1460));
    long start = System.nanoTime();
    assertThrows(
        IOException.class,
        () -> {
          for (int i = 0; i < 200_000; i++) {
            reader.next();
          }
        });
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds < 20, seconds + " s");
  }

  private static void assertAllBut(int bad, MultipartReader reader) throws IOException {
    for (int i = 0; i < PARTS; i++) {
      if (i != bad) {
        assertArrayEquals(BODIES.get(i), reader.next().body(), "part " + i);
        assertEquals(i == bad + 1, reader.partsMissing(), "part " + i);
      }
    }
    assertEquals(1, reader.damages());
  }

  private static void assertNoneIsWrong(MultipartReader reader, int mayMiss, String what) {
    assertOrdered(all(reader), mayMiss, what);
  }

  private static void assertOrdered(List<byte[]> got, int mayMiss, String what) {
    int next = 0;
    for (byte[] body : got) {
      while (next < PARTS && !isBody(body, BODIES.get(next))) {
        next++;
      }
      assertTrue(next < PARTS, what + ": a body of " + body.length + " that was never sent");
      next++;
    }
    assertTrue(got.size() >= PARTS - mayMiss, what + ": only " + got.size());
  }

  /** With its own line end, perhaps, which a length may count and no decoder minds. */
  private static boolean isBody(byte[] got, byte[] sent) {
    byte[] ended = with("", sent);
    return got.length >= sent.length
        && Arrays.equals(got, 0, got.length, ended, 0, Math.min(got.length, ended.length));
  }

  private static List<byte[]> all(MultipartReader reader) {
    List<byte[]> got = new ArrayList<>();
    try {
      while (true) {
        got.add(reader.next().body());
      }
    } catch (IOException e) {
      return got;
    }
  }

  /** All parts, one of which says another length than it has. */
  private static byte[] lying(int length) {
    Wire wire = new Wire();
    for (int i = 0; i < PARTS; i++) {
      wire.raw(i == BAD ? part(BODIES.get(i), length) : part(i));
    }
    return wire.bytes();
  }

  private static byte[] part(int index) {
    return part(BODIES.get(index), BODIES.get(index).length);
  }

  private static byte[] part(byte[] body, int length) {
    String head = "Content-Type: video/x-h264\r\nContent-Length: " + length + "\r\n\r\n";
    return with(DELIMITER + head, body);
  }

  private static byte[] with(String head, byte[] body) {
    return new Wire().text(head).raw(body).text("\r\n").bytes();
  }

  private static List<byte[]> bodies(int count, int size) {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(noise(size, i));
    }
    return bodies;
  }

  private static byte[] noise(int size, int seed) {
    byte[] noise = new byte[size];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  /** Gives these bytes, of which nobody knows that they are there before they were read. */
  private static InputStream arriving(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, most));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  private static MultipartReader reader(byte[] wire) {
    return reader(new ByteArrayInputStream(wire));
  }

  private static MultipartReader reader(InputStream in) {
    return new MultipartReader(in, "data-boundary--", Limits.usual());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
