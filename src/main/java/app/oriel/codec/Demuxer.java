package app.oriel.codec;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Takes the compressed pictures and sounds out of a video file. One thread opens and reads; any
 * thread may close, which makes FFmpeg stop soon. Native memory is freed by the one that closes or,
 * while a call into FFmpeg runs, by the reader when it returns, so closing never waits for a disk.
 */
public final class Demuxer implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** The time of a unit that the file gives none. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** As much as a picture's queue takes. */
  private static final int MOST_BYTES = 16 << 20;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST_REPEATS = 1000;

  private final Path file;
  private final Interruption interruption = new Interruption(LIMIT);
  private final ReentrantLock guard = new ReentrantLock();
  private final Interruption.NativeCall readPacket = this::readPacket;

  // Under the guard.
  private @Nullable OpenFile open;
  private @Nullable AnnexBFilter filter;
  private @Nullable NativeHandle<AVPacket> packet;

  // Only the reader's.
  private @Nullable FileTracks tracks;
  private byte[] bytes = {};
  private long presented;
  private long decoded;
  private long duration;
  private boolean keyframe;
  private long start = NO_TIME;
  private long length = NO_TIME;

  /** What a read found. */
  public enum Found {
    /** One access unit, as its codec says. */
    PICTURE,
    /** Some sound, as its codec's packets are. */
    SOUND,
    /** A picture that is damaged: what refers to it is too, up to the next keyframe. */
    DAMAGE,
    /** Nothing more can be read. */
    END
  }

  /** Opens nothing yet. */
  public Demuxer(Path file) {
    this.file = file;
  }

  /**
   * Opens the file, or begins anew at its start. Blocks while it reads some megabytes.
   *
   * @throws OrielException if it cannot be opened, is no video file or holds nothing that can be
   *     played; and after {@link #close}
   */
  public void open() throws OrielException, InterruptedException {
    guard.lock();
    try {
      free();
      checkGoesOn();
      OpenFile opened = OpenFile.of(file, guard, interruption);
      open = opened;
      FileTracks found = FileTracks.of(opened.context(), file);
      filter =
          new AnnexBFilter(
              found.pictureInfo().codec(),
              opened.context().streams(found.picture().index()),
              guard);
      packet =
          new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free, guard);
      tracks = found;
      takeLength(opened.context());
    } catch (OrielException e) {
      checkGoesOn();
      throw e;
    } catch (IllegalStateException e) {
      throw new OrielException(
          Problem.FILE_UNPLAYABLE,
          Detail.of("at", file, Detail.of("no-video-can-be-read-from-it")),
          e);
    } finally {
      leave();
    }
  }

  private void takeLength(AVFormatContext file) {
    start = known(file.start_time());
    // What is guessed from the size is worth nothing where the rate changes.
    boolean guessed = file.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
    length = guessed || file.duration() <= 0 ? NO_TIME : known(file.duration());
  }

  private static long known(long micros) {
    return Math.abs(micros) <= FileTrack.MOST_MICROS ? micros : NO_TIME;
  }

  /** When the file begins, in microseconds of its own time, or {@link #NO_TIME}. */
  public long start() {
    return start;
  }

  /** How many microseconds the file says it takes, or {@link #NO_TIME}. */
  public long length() {
    return length;
  }

  /**
   * Goes to the keyframe at a time of the file's own or before it, as far as the file's kind lets
   * it. Blocks while it reads the file, which for some kinds may be all of it.
   *
   * @return false where the file cannot do it, and the place is unknown
   * @throws OrielException as {@link #read}
   */
  public boolean seek(long micros) throws OrielException, InterruptedException {
    guard.lock();
    try {
      checkGoesOn();
      OpenFile from = open;
      AnnexBFilter annexB = filter;
      if (from == null || annexB == null) {
        throw new IllegalStateException("not open");
      }
      FileTrack pictures = opened().picture();
      AVFormatContext context = from.context();
      int sought =
          interruption.during(
              () ->
                  avformat.av_seek_frame(
                      context,
                      pictures.index(),
                      pictures.timestamp(micros),
                      avformat.AVSEEK_FLAG_BACKWARD));
      annexB.flush();
      checkGoesOn();
      return sought >= 0;
    } finally {
      leave();
    }
  }

  /** What the file that was opened says of its pictures. */
  public TrackInfo.Video pictures() {
    return opened().pictureInfo();
  }

  /** The sound of the file that was opened, or null where it has none that can be played. */
  public TrackInfo.@Nullable Audio sound() {
    return opened().soundInfo();
  }

  private FileTracks opened() {
    FileTracks found = tracks;
    if (found == null) {
      throw new IllegalStateException("not open");
    }
    return found;
  }

  /**
   * Reads on. Blocks while it reads the file.
   *
   * @throws OrielException after {@link #close}, and where the disk takes too long
   */
  public Found read() throws OrielException, InterruptedException {
    guard.lock();
    try {
      checkGoesOn();
      AnnexBFilter annexB = filter;
      NativeHandle<AVPacket> into = packet;
      if (annexB == null || into == null) {
        throw new IllegalStateException("not open");
      }
      return read(annexB, into.get());
    } finally {
      leave();
    }
  }

  private Found read(AnnexBFilter annexB, AVPacket into)
      throws OrielException, InterruptedException {
    FileTracks of = opened();
    while (true) {
      int filtered = annexB.receive(into);
      if (filtered != 0) {
        return filtered > 0 ? takePicture(of.picture(), into) : Found.DAMAGE;
      }
      if (interruption.during(readPacket) < 0) {
        checkGoesOn();
        return Found.END;
      }
      FileTrack sound = of.sound();
      if (into.stream_index() == of.picture().index()) {
        boolean whole = (into.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0;
        if (!whole || !annexB.send(into)) {
          avcodec.av_packet_unref(into);
          return Found.DAMAGE;
        }
      } else if (sound != null && into.stream_index() == sound.index()) {
        if (takeSound(of, sound, into)) {
          return Found.SOUND;
        }
      } else {
        avcodec.av_packet_unref(into);
      }
    }
  }

  private int readPacket() {
    OpenFile from = open;
    NativeHandle<AVPacket> into = packet;
    if (from == null || into == null) {
      return avutil.AVERROR_EOF;
    }
    AVFormatContext context = from.context();
    int read = avformat.av_read_frame(context, into.get());
    for (int i = 0; i < MOST_REPEATS && read == avutil.AVERROR_EAGAIN(); i++) {
      read = avformat.av_read_frame(context, into.get());
    }
    return read;
  }

  private Found takePicture(FileTrack track, AVPacket from) {
    int size = from.size();
    boolean fits = size > 0 && size <= MOST_BYTES;
    if (fits) {
      bytes = new byte[size];
      from.data().get(bytes);
      keyframe = (from.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
      takeTimes(track, from);
    }
    avcodec.av_packet_unref(from);
    return fits ? Found.PICTURE : Found.DAMAGE;
  }

  private boolean takeSound(FileTracks of, FileTrack track, AVPacket from) {
    int size = from.size();
    AdtsHeader aac = of.aac();
    int before = aac == null ? 0 : aac.lengthFor(size);
    boolean fits = size > 0 && size <= MOST_BYTES && before >= 0;
    if (fits) {
      bytes = new byte[before + size];
      from.data().get(bytes, before, size);
      if (aac != null) {
        aac.write(bytes);
        fits = AdtsHeader.isFrame(bytes);
      }
      takeTimes(track, from);
    }
    avcodec.av_packet_unref(from);
    return fits;
  }

  private void takeTimes(FileTrack track, AVPacket from) {
    presented = track.micros(from.pts());
    decoded = track.micros(from.dts());
    duration = Math.max(0, track.micros(from.duration()));
  }

  /** What was read last: a new array, which is the caller's. */
  public byte[] bytes() {
    return bytes;
  }

  /** When it is to be shown, in microseconds of the file's own time, or {@link #NO_TIME}. */
  public long presented() {
    return presented;
  }

  /** When it is to be decoded, which rises from unit to unit of a track; as the other. */
  public long decoded() {
    return decoded;
  }

  /** How long it lasts in microseconds, 0 where the file does not say. */
  public long duration() {
    return duration;
  }

  /** Whether the file says that a decoder can start with this picture. */
  public boolean keyframe() {
    return keyframe;
  }

  private void checkGoesOn() throws OrielException, InterruptedException {
    if (interruption.isWanted()) {
      throw new OrielException(
          Problem.STREAM_ENDED, Detail.of("at", file, Detail.of("closed-on-this-side")));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (interruption.isLate()) {
      throw new OrielException(
          Problem.FILE_UNREADABLE, Detail.of("at", file, Detail.of("took-too-long")));
    }
  }

  /** Ends the reader's turn; it frees what was closed meanwhile. */
  private void leave() {
    guard.unlock();
    if (interruption.isWanted()) {
      freeUnlessInUse();
    }
  }

  private void freeUnlessInUse() {
    if (guard.tryLock()) {
      try {
        free();
      } finally {
        guard.unlock();
      }
    }
  }

  private void free() {
    if (packet != null) {
      packet.close();
      packet = null;
    }
    if (filter != null) {
      filter.close();
      filter = null;
    }
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** Ends reading, from any thread, and for good. */
  @Override
  public void close() {
    interruption.end();
    freeUnlessInUse();
  }
}
