package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.codec.Container;
import app.oriel.codec.VideoDecoder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that records in real time until it is killed, and says how far its camera is. */
public final class KilledRecorder {
  private static final int PICTURES = 600;

  private KilledRecorder() {}

  /** Takes the folder of the recordings. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    VideoDecoder.warmUp();
    // Drawing and compressing is the camera's work, and no time of the recording.
    Film.evenly(1, 0, 0);
    Path root = Path.of(arguments[0]);
    List<Take> recordings = new ArrayList<>();
    for (Container each : List.of(Container.MP4, Container.MKV)) {
      Studio studio = new Studio(root);
      studio.options = RecordOptions.of(each);
      recordings.add(studio.begin());
    }
    long begin = System.nanoTime();
    int sent = 0;
    for (Packet packet : Film.evenly(PICTURES, 0, begin / 1000)) {
      TimeUnit.NANOSECONDS.sleep(packet.arrival() - System.nanoTime());
      recordings.forEach(each -> each.offer(packet));
      if (packet instanceof Packet.Video) {
        sent++;
        out.println(sent);
      }
    }
  }
}
