package app.oriel.simulator.kasa;

import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.Crew;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SentParts;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ShotQueue;
import app.oriel.simulator.WifiAir;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** One stream to one client, from the response head to its end. */
final class StreamRun {
  private static final String CONTENT_TYPE = "multipart/x-mixed-replace;boundary=data-boundary--";

  /** Every stream meets the same air, so that what was seen can be seen again. */
  private static final long AIR_SEED = 1;

  private static final String HEAD = "HTTP/1.0 200 OK\r\nContent-Type: " + CONTENT_TYPE + "\r\n";

  private final Quirks quirks;
  private final Tally tally;
  private final Crew crew;
  private final SentParts sentParts;
  private final Socket plain;
  private final SSLSocket secure;
  private final Footage footage;
  private final ShotQueue shots;
  private final long start = System.nanoTime();
  private final PartMaker maker;
  private final PartHead heads;
  private final PartDamage damage;
  private final WifiAir air;

  StreamRun(Parts parts, Socket plain, SSLSocket secure, Footage footage) {
    this.quirks = parts.quirks();
    this.tally = parts.tally();
    this.crew = parts.crew();
    this.sentParts = parts.sentParts();
    this.plain = plain;
    this.secure = secure;
    this.footage = footage;
    this.shots = new ShotQueue(quirks.get(KasaQuirk.START_WITH_IDR));
    this.air = new WifiAir(quirks.get(KasaQuirk.WIFI_JITTER), AIR_SEED);
    this.damage = new PartDamage(quirks);
    this.maker = new PartMaker(quirks, start);
    this.heads =
        new PartHead(
            quirks, new StreamClock(quirks.get(KasaQuirk.TIMESTAMP_MODE), parts.boot(), start));
  }

  /** What all streams of a camera share. */
  record Parts(
      Quirks quirks, Tally tally, Crew crew, StreamClock.Moment boot, SentParts sentParts) {}

  /** Streams until the client leaves, the connection is closed, or a quirk ends it. */
  void run() throws IOException, InterruptedException {
    crew.start(this::awaitGoodbye);
    OutputStream out = secure.getOutputStream();
    String head = HEAD + quirks.get(KasaQuirk.FRAMING).headLines() + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    Footage.Watch watch = footage.watch(shots::offer);
    try (watch) {
      send(new StreamBody(out, quirks));
    } finally {
      shots.close();
    }
  }

  private void send(StreamBody body) throws IOException, InterruptedException {
    for (Shot shot = shots.take(); shot != null; shot = shots.take()) {
      awaitFreeAir();
      for (Part part : maker.parts(shot)) {
        if (CommonQuirk.isOver(quirks, KasaQuirk.STALL, start)) {
          shots.awaitClosed();
          return;
        }
        if (CommonQuirk.isOver(quirks, KasaQuirk.DROP, start)) {
          body.writeHalf(bytes(part));
          cut();
          return;
        }
        body.write(bytes(part));
        sentParts.sent(part.capturedAt(), System.nanoTime());
        tally.partsSent.incrementAndGet();
      }
    }
  }

  private void awaitFreeAir() throws InterruptedException {
    long ready = System.nanoTime() - start;
    TimeUnit.NANOSECONDS.sleep(air.leaves(ready) - ready);
  }

  private void cut() throws IOException {
    if (quirks.get(KasaQuirk.DROP_BY) == CommonQuirk.DropBy.RESET) {
      StreamDoor.reset(plain);
    } else {
      plain.close();
    }
  }

  private byte[] bytes(Part part) {
    return damage.applied(heads.text(part), part.body(), quirks.get(KasaQuirk.LINE_END).bytes());
  }

  /** A client says no more after its request, so what ends this reading is its goodbye. */
  private void awaitGoodbye() {
    byte[] ignored = new byte[1024];
    try {
      while (secure.getInputStream().read(ignored) >= 0) {
        // whatever comes is not for us
      }
    } catch (IOException e) {
      // a broken connection is a goodbye too
    } finally {
      shots.close();
      closePlain();
    }
  }

  private void closePlain() {
    try {
      plain.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
