package app.oriel.bench;

import app.oriel.http.FramedBody;
import app.oriel.http.Limits;
import app.oriel.http.MultipartReader;
import app.oriel.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How fast a stream is split into parts: one operation is 16 MiB of pictures of 16 KiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MultipartBench {
  private static final int PARTS = 1024;
  private static final int PART_BYTES = 16 << 10;
  private static final int CHUNK = 1400;

  /** How the camera frames its body. */
  @Param({"raw", "chunked"})
  public String framing = "";

  private byte[] stream = new byte[0];

  /** Writes the stream. */
  @Setup
  public void write() {
    byte[] picture = new byte[PART_BYTES];
    new Random(1).nextBytes(picture);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    for (int i = 0; i < PARTS; i++) {
      String head = "--data-boundary--\r\nContent-Type: video/x-h264\r\nX-Timestamp: " + i;
      parts.writeBytes(bytes(head + "\r\nContent-Length: " + PART_BYTES + "\r\n\r\n"));
      parts.writeBytes(picture);
      parts.writeBytes(bytes("\r\n"));
    }
    stream = framing.equals("raw") ? parts.toByteArray() : chunked(parts.toByteArray());
  }

  private static byte[] chunked(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += CHUNK) {
      int length = Math.min(CHUNK, body.length - from);
      chunks.writeBytes(bytes(Integer.toHexString(length) + "\r\n"));
      chunks.write(body, from, length);
      chunks.writeBytes(bytes("\r\n"));
    }
    return chunks.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Splits it; a part's body is the one thing allocated that matters. */
  @Benchmark
  public void split(Blackhole hole) throws IOException {
    FramedBody body = new FramedBody(new ByteArrayInputStream(stream));
    MultipartReader reader = new MultipartReader(body, "data-boundary--", Limits.usual());
    for (int i = 0; i < PARTS; i++) {
      Part part = reader.next();
      hole.consume(part.body());
    }
  }
}
