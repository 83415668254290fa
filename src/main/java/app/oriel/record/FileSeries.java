package app.oriel.record;

import app.oriel.camera.CameraException;
import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Adts;
import app.oriel.codec.Container;
import app.oriel.codec.Muxer;
import app.oriel.codec.PictureFormat;
import app.oriel.codec.SoundFormat;
import app.oriel.record.RecordState.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one recording, one after the other: each begins with a keyframe, and another one
 * begins where the camera changes what it sends, the day ends or a limit is reached. Confined to
 * one thread.
 */
final class FileSeries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FileSeries.class);

  private final Destination destination;
  private final RecordOptions options;
  private final DiskWatch disk;
  private final LongFunction<Instant> wallTime;
  private final LongSupplier lost;
  private final Consumer<CameraException> failed;

  private @Nullable Timeline timeline;
  private @Nullable OpenFile open;
  private TrackInfo.@Nullable Audio heard;
  private byte[] aac = new byte[0];
  private TrackInfo.@Nullable Audio written;
  private byte[] lastSets = new byte[0];
  private TrackInfo.@Nullable Video lastTrack;
  private boolean needsKeyframe;
  private @Nullable Progress progress;
  private long framesBefore;
  private long bytesBefore;
  private long endMicros;

  /**
   * @param wallTime what the clock showed at a {@link System#nanoTime}
   * @param lost pictures that never came here because writing was too slow
   * @param failed is told by the disk's watch that writing must end
   */
  FileSeries(
      Destination destination,
      RecordOptions options,
      DiskWatch disk,
      LongFunction<Instant> wallTime,
      LongSupplier lost,
      Consumer<CameraException> failed) {
    this.destination = destination;
    this.options = options;
    this.disk = disk;
    this.wallTime = wallTime;
    this.lost = lost;
    this.failed = failed;
  }

  /** How far it is, null before the first picture is in a file. */
  @Nullable Progress progress() {
    return progress;
  }

  /** Learns of sound that comes, before the first file is begun. */
  void expect(Packet.Audio packet) {
    heard = packet.track();
    if (packet.track().codec() == Codec.AAC) {
      aac = packet.bytes();
    }
  }

  /**
   * Writes a picture.
   *
   * @return false where the recording is as long as it should be, and this picture beyond its end
   */
  boolean picture(Packet.Video packet) throws IOException {
    if (timeline == null && !packet.keyframe()) {
      return true;
    }
    Timeline times = timeline == null ? new Timeline(packet) : timeline;
    long micros = times.micros(packet);
    if (timeline != null && !options.total().isZero() && micros >= micros(options.total())) {
      return false;
    }
    if (packet.keyframe()) {
      fit(packet, micros);
    } else if (open != null && open.format().codec() != packet.track().codec()) {
      needsKeyframe = true;
    }
    OpenFile file = open;
    if (file == null || needsKeyframe) {
      return true;
    }
    timeline = times;
    endMicros = Math.max(endMicros, micros);
    if (file.picture(packet, micros) || progress == null) {
      tell(file);
    }
    return true;
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }

  /** Makes sure that the open file is the right one for what begins with this keyframe. */
  private void fit(Packet.Video keyframe, long micros) throws IOException {
    byte[] sets = PictureFormat.setsIn(keyframe.track().codec(), keyframe.bytes());
    OpenFile file = open;
    boolean sameTrack = keyframe.track().equals(lastTrack);
    boolean same = sameTrack && (sets.length == 0 || Arrays.equals(sets, lastSets));
    if (file != null && same && !partsHere(file, keyframe, micros)) {
      needsKeyframe &= file.format().codec() != keyframe.track().codec();
      return;
    }
    Optional<PictureFormat> format =
        same && file != null
            ? Optional.of(file.format())
            : PictureFormat.of(keyframe.track(), keyframe.bytes(), options.aspect());
    if (format.isEmpty()) {
      // Nobody could decode it.
      needsKeyframe = true;
      return;
    }
    lastSets = sets.length == 0 ? lastSets : sets;
    lastTrack = keyframe.track();
    needsKeyframe = false;
    if (file == null
        || !file.format().goesOnAs(format.get())
        || partsHere(file, keyframe, micros)) {
      finishFile();
      open = begin(format.get(), wallTime.apply(keyframe.arrival()), micros);
    }
  }

  private boolean partsHere(OpenFile file, Packet.Video keyframe, long micros) {
    boolean isLong =
        !options.longest().isZero() && micros - file.start() >= micros(options.longest());
    boolean isLarge = options.largest() > 0 && file.bytes() >= options.largest();
    boolean otherSound =
        heard != null && !heard.equals(written) && options.container() != Container.RAW;
    return isLong
        || isLarge
        || otherSound
        || destination.parts(file.begun(), wallTime.apply(keyframe.arrival()));
  }

  /** The file's head comes first, so that a crash hardly ever leaves one that cannot be opened. */
  private OpenFile begin(PictureFormat format, Instant begun, long micros) throws IOException {
    SoundLine sound = soundLine();
    Muxer muxer = null;
    Journal.Note note = null;
    Path path = destination.create(begun, options.container().ending(format.codec()));
    try {
      SoundFormat soundFormat = sound == null ? null : sound.format();
      muxer = new Muxer(path, options.container(), format, soundFormat, begun);
      note = note(path);
      var parts = new OpenFile.Parts(muxer, sound, disk.watch(path, failed), note);
      written = heard;
      log.info("records {}", path);
      return new OpenFile(path, format, parts, begun, micros);
    } catch (IOException | RuntimeException e) {
      discard(path, muxer, sound, note);
      throw e;
    }
  }

  /** Nothing was recorded in it. */
  private static void discard(
      Path path, @Nullable Muxer muxer, @Nullable SoundLine sound, Journal.@Nullable Note note)
      throws IOException {
    if (sound != null) {
      sound.close();
    }
    if (muxer != null) {
      muxer.close();
    }
    if (note != null) {
      note.done();
    }
    Files.deleteIfExists(path);
  }

  /** Raw files need no index, so nothing of them is ever unfinished. */
  private Journal.@Nullable Note note(Path path) throws IOException {
    Optional<Journal> journal = destination.journal();
    return journal.isEmpty() || options.container() == Container.RAW
        ? null
        : journal.get().begin(path);
  }

  private @Nullable SoundLine soundLine() {
    TrackInfo.Audio track = heard;
    if (track == null || options.container() == Container.RAW) {
      return null;
    }
    if (track.codec() == Codec.AAC) {
      return Adts.format(aac).map(CopiedSound::new).orElse(null);
    }
    if (options.container() == Container.MKV) {
      return new CopiedSound(
          new SoundFormat(track.codec(), track.rate(), track.channels(), new byte[0]));
    }
    try {
      return track.channels() == 1 ? new EncodedSound(track) : null;
    } catch (IllegalStateException e) {
      // A rate that AAC does not know: better a silent recording than none.
      log.warn("sound of {} samples a second is not recorded", track.rate());
      return null;
    }
  }

  /** Writes sound. */
  void sound(Packet.Audio packet) throws IOException {
    expect(packet);
    Timeline times = timeline;
    OpenFile file = open;
    if (times == null || file == null) {
      return;
    }
    long micros = times.micros(packet);
    boolean late = !options.total().isZero() && micros >= micros(options.total());
    if (packet.track().equals(written) && !late) {
      file.sound(packet, micros);
    }
  }

  private void tell(OpenFile file) {
    progress =
        new Progress(
            file.path(),
            progress == null ? file.begun() : progress.begun(),
            Duration.of(endMicros, ChronoUnit.MICROS),
            framesBefore + file.frames(),
            bytesBefore + file.bytes(),
            lost.getAsLong());
  }

  /** Ends the open file as it should be. */
  void finish() throws IOException {
    finishFile();
  }

  private void finishFile() throws IOException {
    OpenFile file = open;
    if (file == null) {
      return;
    }
    file.finish();
    tell(file);
    framesBefore += file.frames();
    bytesBefore += file.bytes();
    open = null;
    file.close();
  }

  /** Ends what is still open: after an error, at what can be played. */
  @Override
  public void close() throws IOException {
    OpenFile file = open;
    if (file != null) {
      open = null;
      try (file) {
        file.abandon();
        tell(file);
      }
    }
  }
}
