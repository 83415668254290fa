package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chunks that end at every byte, and chunks over a stream cut at every byte. */
@Timeout(20)
class FramedBodyCutsTest {
  private static final byte[] KEYFRAME = {0, 0, 0, 1, 0x65, '\r', '\n', '5', '\r', '\n', 9};
  private static final byte[] PARTS =
      new Wire().part("video/x-h264", KEYFRAME).part("audio/g711u", new byte[9]).bytes();

  /** What comes before the end is a beginning of the body, and an end within a chunk is told. */
  @Test
  void tellsTruncationAtEveryByte() throws Exception {
    byte[] wire = new Wire().chunks(PARTS, 13).text("0\r\n\r\n").bytes();
    int ends = 0;
    // A single digit could be the beginning of anything.
    for (int length = 2; length < wire.length; length++) {
      byte[] cut = Arrays.copyOf(wire, length);
      try {
        byte[] read = new FramedBody(new ByteArrayInputStream(cut)).readAllBytes();
        assertArrayEquals(Arrays.copyOf(PARTS, read.length), read, "cut at " + length);
        ends++;
      } catch (OrielException e) {
        assertEquals(Problem.CONNECTION_LOST, e.problem(), "cut at " + length);
      }
    }
    assertTrue(ends < wire.length / 2, "most places are within a chunk, yet " + ends + " are ends");
  }

  /** The multipart reader over chunks sees no difference, wherever the network cuts. */
  @Test
  void partsInChunksComeWholeWhereverTheNetworkCuts() throws Exception {
    byte[] wire = new Wire().chunks(PARTS, 7).text("0\r\n\r\n").bytes();
    for (int at = 0; at <= wire.length; at++) {
      MultipartReader reader =
          new MultipartReader(
              new FramedBody(Wire.split(wire, at)), "data-boundary--", Limits.usual());
      assertEquals(KEYFRAME.length, reader.next().body().length, "cut at " + at);
      assertEquals(9, reader.next().body().length, "cut at " + at);
      OrielException end = assertThrows(OrielException.class, reader::next);
      assertEquals(Problem.STREAM_ENDED, end.problem());
    }
  }

  /** The largest chunk that is borne is not held: it is passed on as it comes. */
  @Test
  void aLargeChunkCostsNoMemory() throws IOException {
    int size = 16 << 20;
    byte[] line = new Wire().text(Integer.toHexString(size) + "\r\n").bytes();
    InputStream zeros = new SequenceInputStream(new ByteArrayInputStream(line), new Zeros(size));
    FramedBody body = new FramedBody(zeros);
    byte[] some = new byte[100_000];
    long read = 0;
    for (int got = body.read(some, 0, some.length);
        got > 0;
        got = body.read(some, 0, some.length)) {
      read += got;
    }
    assertEquals(size, read);
  }

  /** So many zeros, made when they are read. */
  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int got = Math.min(length, left);
      left -= got;
      Arrays.fill(into, from, from + got, (byte) 0);
      return got == 0 ? -1 : got;
    }
  }
}
