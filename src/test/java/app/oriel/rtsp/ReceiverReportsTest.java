package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.PacketSource;
import app.oriel.rtsp.rtp.Rtp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a camera is told of how its packets arrive. */
@Timeout(60)
class ReceiverReportsTest {
  private static final long START = TimeUnit.SECONDS.toNanos(1000);
  private static final int SOURCE = 0x01020304;
  private final ReceiverReports reports = new ReceiverReports();
  private final RtspFrame frame = new RtspFrame();

  private void took(int channel, byte[] packet, long millis) {
    long arrival = START + TimeUnit.MILLISECONDS.toNanos(millis);
    frame.set(packet, channel, 0, packet.length, arrival);
    reports.took(frame);
  }

  private static byte[] packet(int source, int sequence, long stamp) {
    byte[] packet = Rtp.packet(sequence, stamp, true, new byte[4]);
    ByteBuffer.wrap(packet).putInt(8, source);
    return packet;
  }

  private List<ByteBuffer> made() {
    List<ByteBuffer> made = new ArrayList<>();
    reports.make(bytes -> made.add(ByteBuffer.wrap(bytes)));
    return made;
  }

  /** The report's first block, after the frame's head and the report's. */
  private static ByteBuffer block(ByteBuffer report) {
    return report.slice(12, Reception.BLOCK_BYTES);
  }

  @Test
  void aReportIsWhatRfc3550Says() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    // The numbers wrap; two of six never come, one comes twice.
    for (int sequence : new int[] {0xfffe, 0xffff, 1, 1, 3}) {
      took(0, packet(SOURCE, sequence, 0), 0);
    }
    List<ByteBuffer> made = made();
    assertEquals(1, made.size());
    ByteBuffer report = made.getFirst();
    assertEquals('$', report.get(0));
    assertEquals(1, report.get(1), "on the channel of control");
    assertEquals(report.limit() - 4, report.getShort(2));
    assertEquals(0x81, report.get(4) & 0xff, "version 2, one block");
    assertEquals(201, report.get(5) & 0xff);
    assertEquals(7, report.getShort(6), "words that follow");
    ByteBuffer block = block(report);
    assertEquals(SOURCE, block.getInt(0));
    assertEquals(256 / 6, block.get(4) & 0xff, "of six expected five came, the double too");
    assertEquals(1, block.getInt(4) & 0xffffff);
    assertEquals(0x10003, block.getInt(8));
    assertEquals(0, block.getInt(16));
    int description = 4 + 8 + Reception.BLOCK_BYTES;
    assertEquals(0x81, report.get(description) & 0xff);
    assertEquals(202, report.get(description + 1) & 0xff);
    assertEquals(report.limit(), description + 4 + 4 * report.getShort(description + 2));
    assertEquals(report.getInt(8), report.getInt(description + 4), "we are one source");
    assertEquals(1, report.get(description + 8), "a canonical name");
    assertEquals(0, report.get(report.limit() - 1));
  }

  @Test
  void theShareOfLostPacketsIsOfTheTimeSinceTheLastReport() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    took(0, packet(SOURCE, 1, 0), 0);
    took(0, packet(SOURCE, 4, 0), 0);
    assertEquals(128, block(made().getFirst()).get(4) & 0xff);
    took(0, packet(SOURCE, 5, 0), 0);
    ByteBuffer second = block(made().getFirst());
    assertEquals(2, second.getInt(4), "none of late, two in all");
  }

  @Test
  void jitterIsInTicksOfTheClock() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    took(0, packet(SOURCE, 1, 0), 0);
    took(0, packet(SOURCE, 2, 900), 10);
    assertEquals(0, block(made().getFirst()).getInt(12));
    // 10 ms late, 900 ticks: a sixteenth of it.
    took(0, packet(SOURCE, 3, 1800), 30);
    assertEquals(900 / 16, block(made().getFirst()).getInt(12));
  }

  @Test
  void aSenderReportIsToldBackWithItsAge() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    took(0, packet(SOURCE, 1, 0), 0);
    ByteBuffer sender = ByteBuffer.allocate(28);
    sender.put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(SOURCE);
    sender.putInt(0x11112222).putInt(0x33334444);
    frame.set(sender.array(), 1, 0, 28, System.nanoTime() - TimeUnit.SECONDS.toNanos(2));
    reports.took(frame);
    ByteBuffer block = block(made().getFirst());
    assertEquals(0x22223333, block.getInt(16));
    int age = block.getInt(20);
    assertTrue(age >= 2 * 65536 && age < 60 * 65536, "in 1/65536 s: " + age);
  }

  @Test
  void aReportGoesOutWhereNothingCame() {
    reports.add(new TransportAnswer(4, 7, null), 0, 90_000);
    ByteBuffer report = made().getFirst();
    assertEquals(7, report.get(1));
    assertEquals(0x80, report.get(4) & 0xff, "no block");
    assertEquals(1, report.getShort(6));
    took(4, packet(SOURCE, 1, 0), 0);
    made();
    assertEquals(0x80, made().getFirst().get(4) & 0xff, "nothing since");
  }

  @Test
  void eachTrackAndEachSourceHasItsOwn() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    reports.add(new TransportAnswer(2, 3, null), 2, 8000);
    took(0, packet(1, 1, 0), 0);
    took(0, packet(2, 1, 0), 0);
    took(2, packet(3, 1, 0), 0);
    took(9, packet(4, 1, 0), 0);
    List<ByteBuffer> made = made();
    assertEquals(2, made.size());
    assertEquals(0x82, made.get(0).get(4) & 0xff);
    assertEquals(3, made.get(1).get(1));
    assertEquals(3, block(made.get(1)).getInt(0));
  }

  /** Some cameras say one channel and send on the one that they were asked for. */
  @Test
  void whatComesWhereItWasAskedForIsReportedThere() {
    reports.add(new TransportAnswer(4, 5, null), 0, 90_000);
    took(0, packet(SOURCE, 1, 0), 0);
    List<ByteBuffer> made = made();
    assertEquals(List.of(5, 1), made.stream().map(report -> (int) report.get(1)).toList());
    assertEquals(SOURCE, block(made.get(1)).getInt(0));
  }

  @Test
  void endlessSourcesAndShortFramesAreBounded() {
    reports.add(new TransportAnswer(0, 1, null), 0, 90_000);
    for (int i = 0; i < 1000; i++) {
      took(0, packet(i, 1, 0), 0);
    }
    took(0, new byte[0], 0);
    took(0, Rtp.hex("80c8"), 0);
    took(1, Rtp.hex("80c80006 00000001 00000001 00000001"), 0);
    assertEquals(0x84, made().getFirst().get(4) & 0xff);
  }

  @Beside
  @Test
  void goOutByThemselves() throws Exception {
    try (var camera = new ScriptedCamera(new Model());
        PacketSource source = new RtspRig().open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      byte[] first = camera.frames.poll(20, TimeUnit.SECONDS);
      byte[] second = camera.frames.poll(20, TimeUnit.SECONDS);
      assertEquals(1, first[0]);
      assertEquals(3, second[0]);
      assertEquals(201, first[4] & 0xff);
      assertEquals(2, ByteBuffer.wrap(first).getInt(19) & 0xffff, "three pictures, 0 to 2");
    }
  }
}
