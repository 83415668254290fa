package app.oriel.bench;

import app.oriel.camera.Codec;
import app.oriel.rtsp.rtp.RtpFormat;
import app.oriel.rtsp.rtp.RtpReceiver;
import java.io.ByteArrayOutputStream;
import java.util.List;
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

/**
 * How fast RTP packets become access units: one operation is 16 MiB of pictures of 16 KiB, in
 * fragments of 1400 bytes, with parameter sets before every sixteenth. 2 Gbit/s are 67 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DepacketizeBench {
  private static final int PICTURES = 1024;
  private static final int PICTURE_BYTES = 16 << 10;
  private static final int FRAGMENT = 1400;
  private static final int GROUP = 16;

  /** The codec of the pictures. */
  @Param({"H264", "H265"})
  public Codec codec = Codec.H264;

  private byte[] stream = new byte[0];
  private int sequence;

  /** Writes the stream: packets after their lengths in two bytes. */
  @Setup
  public void write() {
    byte[] picture = new byte[PICTURE_BYTES];
    new Random(1).nextBytes(picture);
    // The first slice of its picture, in both codecs.
    picture[0] |= (byte) 0x80;
    ByteArrayOutputStream packets = new ByteArrayOutputStream();
    sequence = 0;
    for (int i = 0; i < PICTURES; i++) {
      boolean key = i % GROUP == 0;
      if (key) {
        sets(packets, i);
      }
      for (int from = 0; from < PICTURE_BYTES; from += FRAGMENT) {
        int length = Math.min(FRAGMENT, PICTURE_BYTES - from);
        boolean last = from + length == PICTURE_BYTES;
        byte[] head = fragmentHead(key, from == 0, last);
        byte[] payload = new byte[head.length + length];
        System.arraycopy(head, 0, payload, 0, head.length);
        System.arraycopy(picture, from, payload, head.length, length);
        packet(packets, i, last, payload);
      }
    }
    stream = packets.toByteArray();
  }

  private void sets(ByteArrayOutputStream packets, int picture) {
    if (codec == Codec.H265) {
      packet(packets, picture, false, new byte[] {0x40, 1, 2, 3});
      packet(packets, picture, false, new byte[] {0x42, 1, 2, 3});
      packet(packets, picture, false, new byte[] {0x44, 1, 2, 3});
    } else {
      packet(packets, picture, false, new byte[] {0x67, 1, 2, 3});
      packet(packets, picture, false, new byte[] {0x68, 1, 2, 3});
    }
  }

  private byte[] fragmentHead(boolean key, boolean first, boolean last) {
    int flags = (first ? 0x80 : 0) | (last ? 0x40 : 0);
    return codec == Codec.H265
        ? new byte[] {0x62, 1, (byte) (flags | (key ? 19 : 1))}
        : new byte[] {0x7c, (byte) (flags | (key ? 5 : 1))};
  }

  private void packet(ByteArrayOutputStream packets, int picture, boolean marker, byte[] payload) {
    number(packets, payload.length + 12, 2);
    packets.write(0x80);
    packets.write((marker ? 0x80 : 0) | 96);
    number(packets, sequence++, 2);
    number(packets, picture * 6000, 4);
    number(packets, 1, 4);
    packets.writeBytes(payload);
  }

  private static void number(ByteArrayOutputStream out, int value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(value >> shift);
    }
  }

  /** Joins them; a unit's own array is the one thing allocated that matters. */
  @Benchmark
  public void join(Blackhole hole) {
    RtpFormat format = new RtpFormat.Video(codec, 90_000, List.of());
    RtpReceiver receiver = new RtpReceiver(format, hole::consume);
    for (int at = 0; at < stream.length; ) {
      int length = (stream[at] & 0xff) << 8 | (stream[at + 1] & 0xff);
      receiver.take(stream, at + 2, length, at);
      at += 2 + length;
    }
  }
}
