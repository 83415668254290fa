package app.oriel.videofile;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Demuxer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One video file as a stream without end. The reader waits until each unit is due; at the file's
 * end it is opened anew, so that what was done to it meanwhile shows.
 */
final class FileSource implements PacketSource {
  /** The end of an H.265 sequence: what the first picture of a round leads to is not yet known. */
  private static final byte[] H265_END = {0, 0, 0, 1, 0x48, 1};

  private final Path file;
  private final Demuxer demuxer;
  private final LoopTimeline timeline = new LoopTimeline();
  private final Beat beat = new Beat();

  // Only the reader's.
  private TrackInfo.Video pictures = new TrackInfo.Video(Codec.H264);
  private TrackInfo.@Nullable Audio sound;
  private boolean first;
  private boolean shown;
  private boolean needsKeyframe;
  private boolean repeated;

  FileSource(Path file) {
    this.file = file;
    this.demuxer = new Demuxer(file);
  }

  /** Opens the file, or opens it again. */
  void begin() throws OrielException, InterruptedException {
    demuxer.open();
    if (!pictures.equals(demuxer.pictures())) {
      pictures = demuxer.pictures();
    }
    sound = demuxer.sound();
    timeline.startRound();
    first = true;
    shown = false;
    needsKeyframe = true;
  }

  @Override
  public Packet next() throws OrielException, InterruptedException {
    while (true) {
      switch (demuxer.read()) {
        case PICTURE -> {
          needsKeyframe &= !demuxer.keyframe();
          if (!needsKeyframe) {
            return picture();
          }
          skip(demuxer.decoded(), demuxer.duration());
        }
        case SOUND -> {
          // What is heard before the first picture would only delay it.
          TrackInfo.Audio track = sound;
          if (shown && track != null) {
            return sound(track);
          }
        }
        case DAMAGE -> {
          needsKeyframe = true;
          skip(Demuxer.NO_TIME, 0);
        }
        case END -> again();
      }
    }
  }

  private Packet picture() throws OrielException, InterruptedException {
    byte[] bytes = demuxer.bytes();
    if (first && repeated && pictures.codec() == Codec.H265) {
      bytes = joined(H265_END, bytes);
    }
    first = false;
    shown = true;
    boolean keyframe = demuxer.keyframe();
    long place = timeline.picture(demuxer.decoded(), demuxer.duration());
    long timestamp = timeline.shown(place, demuxer.decoded(), demuxer.presented());
    return new Packet.Video(pictures, bytes, timestamp, due(place), keyframe);
  }

  private Packet sound(TrackInfo.Audio track) throws OrielException, InterruptedException {
    long time = demuxer.decoded() == Demuxer.NO_TIME ? demuxer.presented() : demuxer.decoded();
    long place = timeline.sound(time);
    return new Packet.Audio(track, demuxer.bytes(), place, due(place));
  }

  /** Time goes on where pictures are missing; only to the first one it hurries. */
  private void skip(long decoded, long duration) throws OrielException, InterruptedException {
    if (shown) {
      due(timeline.picture(decoded, duration));
    }
  }

  private long due(long place) throws OrielException, InterruptedException {
    if (!beat.await(TimeUnit.MICROSECONDS.toNanos(place))) {
      throw new OrielException(
          Problem.STREAM_ENDED, Detail.of("at", file, Detail.of("closed-on-this-side")));
    }
    return System.nanoTime();
  }

  private void again() throws OrielException, InterruptedException {
    if (!shown) {
      throw new OrielException(
          Problem.FILE_UNPLAYABLE, Detail.of("at", file, Detail.of("no-picture-in-it-is-whole")));
    }
    VideoFileFamily.check(file);
    repeated = true;
    begin();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() {
    beat.end();
    demuxer.close();
  }
}
