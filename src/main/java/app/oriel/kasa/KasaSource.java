package app.oriel.kasa;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketPace;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.http.HttpAnswer;
import app.oriel.http.MultipartReader;
import app.oriel.http.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Kasa camera's open stream. Parts of kinds that it does not know are skipped. */
final class KasaSource implements PacketSource {
  private static final TrackInfo.Video H264 = new TrackInfo.Video(Codec.H264);
  private static final TrackInfo.Video H265 = new TrackInfo.Video(Codec.H265);
  private static final TrackInfo.Audio SOUND = new TrackInfo.Audio(Codec.PCMU, 8000, 1);

  private final PacketPace pace = new PacketPace();
  private final MultipartReader parts;
  private final HttpAnswer answer;
  private final PictureUnits pictures = new PictureUnits();
  private volatile Losses losses = Losses.NONE;

  /** Whether a picture may be missing, so that what refers to it is not to be shown. */
  private boolean needsKey;

  /**
   * @param answer is closed with the source
   */
  KasaSource(MultipartReader parts, HttpAnswer answer) {
    this.parts = parts;
    this.answer = answer;
  }

  @Override
  public Packet next() throws OrielException, InterruptedException {
    try {
      while (true) {
        pace.await();
        Part part = parts.next();
        long arrival = System.nanoTime();
        takeDamage();
        Packet packet = packet(part, arrival);
        pace.took(packet);
        if (packet != null) {
          return packet;
        }
      }
    } catch (OrielException e) {
      throw e;
    } catch (InterruptedIOException e) {
      throw interrupted();
    } catch (IOException e) {
      throw new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
    }
  }

  /** What was skipped counts as a packet that never came, with all pictures up to a keyframe. */
  private void takeDamage() {
    if (parts.partsMissing()) {
      pictures.forgetHeld();
      needsKey = true;
    }
    if (parts.damages() != losses.packets()) {
      losses = new Losses(parts.damages(), losses.units());
    }
  }

  @Override
  public Losses losses() {
    return losses;
  }

  @Override
  public void close() {
    answer.close();
  }

  /** Takes note of the interrupt that ended a read. */
  static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException();
  }

  private @Nullable Packet packet(Part part, long arrival) {
    if (part.body().length == 0) {
      return null;
    }
    String type = part.headers().first("Content-Type").orElse("");
    int parameters = type.indexOf(';');
    String kind = parameters < 0 ? type : type.substring(0, parameters);
    return switch (kind.strip().toLowerCase(Locale.ROOT)) {
      case "video/x-h264", "video/h264" -> picture(H264, part, arrival);
      case "video/x-h265", "video/h265", "video/x-hevc", "video/hevc" ->
          picture(H265, part, arrival);
      case "audio/g711u" -> new Packet.Audio(SOUND, part.body(), timestamp(part), arrival);
      default -> null;
    };
  }

  private @Nullable Packet picture(TrackInfo.Video track, Part part, long arrival) {
    byte[] unit = pictures.take(track.codec(), part.body());
    if (unit.length == 0) {
      return null;
    }
    boolean key = pictures.isKeyframe(unit);
    needsKey &= !key;
    if (needsKey) {
      losses = new Losses(losses.packets(), losses.units() + 1);
      return null;
    }
    return new Packet.Video(track, unit, timestamp(part), arrival, key);
  }

  /**
   * {@code X-UtcTime} is no substitute: it counts whole seconds, so that fifteen pictures would
   * share one. Better none, then the arrival counts.
   */
  private static long timestamp(Part part) {
    return part.headers().first("X-Timestamp").map(Timestamps::micros).orElse(Packet.NO_TIMESTAMP);
  }
}
