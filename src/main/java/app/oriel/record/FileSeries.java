package app.oriel.record;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Adts;
import app.oriel.codec.Container;
import app.oriel.codec.DecodeDelay;
import app.oriel.codec.FileTooLargeException;
import app.oriel.codec.PictureFormat;
import app.oriel.record.RecordState.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one recording, one after the other: each begins with a keyframe, and another one
 * begins where the camera changes what it sends, was away for long, the day ends or a limit is
 * reached. Confined to one thread.
 */
final class FileSeries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FileSeries.class);

  /** Who was away for longer begins another file: nobody watches an hour of a still picture. */
  private static final long LONGEST_GAP = TimeUnit.MINUTES.toMicros(1);

  /** Sound that was away for longer, which no MP4 counts. */
  private static final long LONGEST_SILENCE = TimeUnit.HOURS.toMicros(1);

  /** By so much a recording may take longer than it should, where the camera's clock is slow. */
  private static final int MOST_LATE = 10;

  private final Destination destination;
  private final RecordOptions options;
  private final FileMaker maker;
  private final SoundLines sounds;
  private final LongFunction<Instant> wallTime;
  private final LongSupplier lost;

  private @Nullable RecordingClock timeline;
  private @Nullable GrowingFile open;
  private TrackInfo.@Nullable Audio heard;
  private byte[] aac = new byte[0];
  private TrackInfo.@Nullable Audio written;
  private byte[] writtenAac = new byte[0];
  private boolean otherSound;
  private long endOfSound;
  private @Nullable PictureOrder order;
  private byte[] lastSets = new byte[0];
  private TrackInfo.@Nullable Video lastTrack;
  private boolean needsKeyframe;
  private @Nullable Progress progress;
  private long framesBefore;
  private long bytesBefore;
  private long missing;
  private long mostBytes = Long.MAX_VALUE;
  private long firstArrival;
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
      Consumer<OrielException> failed) {
    this.destination = destination;
    this.options = options;
    this.maker = new FileMaker(destination, options.container(), disk, failed);
    this.sounds = new SoundLines(options.container());
    this.wallTime = wallTime;
    this.lost = lost;
  }

  /** How far it is, null before the first picture is in a file. */
  @Nullable Progress progress() {
    return progress;
  }

  /** Which file is written, or where it would be. */
  Path place() {
    GrowingFile file = open;
    return file != null ? file.path() : maker.destination().place();
  }

  /** Learns of what comes, before the first file is begun. */
  void expect(Packet packet) {
    switch (packet) {
      case Packet.Audio sound -> hear(sound);
      case Packet.Video picture -> see(picture);
    }
  }

  private void hear(Packet.Audio packet) {
    heard = packet.track();
    if (packet.track().codec() == Codec.AAC && Adts.headLength(packet.bytes()) >= 0) {
      aac = packet.bytes();
    }
  }

  private void see(Packet.Video packet) {
    if (order == null && packet.keyframe()) {
      Codec codec = packet.track().codec();
      order = new PictureOrder(DecodeDelay.of(codec, PictureFormat.setsIn(codec, packet.bytes())));
    }
    if (order != null && packet.timestamp() != Packet.NO_TIMESTAMP) {
      order.watch(packet.timestamp());
    }
  }

  /** Whether it is known in which order pictures come, as a file's head must say. */
  boolean knowsOrder() {
    return options.container() == Container.RAW || (order != null && order.isKnown());
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
    RecordingClock times = timeline == null ? new RecordingClock(packet) : timeline;
    long shown = times.micros(packet);
    if (packet.keyframe()) {
      if (isOver(packet.arrival(), shown)) {
        return false;
      }
      fit(packet, shown);
    } else if (open != null && parts(open, packet, shown)) {
      needsKeyframe = true;
    }
    GrowingFile file = open;
    if (file == null || needsKeyframe) {
      return !isOver(packet.arrival(), 0);
    }
    if (timeline == null) {
      timeline = times;
      firstArrival = packet.arrival();
    }
    return picture(file, packet, shown);
  }

  private boolean picture(GrowingFile file, Packet.Video packet, long shown) throws IOException {
    PictureOrder times = order;
    if (times == null) {
      times = new PictureOrder(DecodeDelay.UNKNOWN);
      order = times;
    }
    if (times.depth() > 0 && shown < file.start()) {
      // It refers to pictures before the keyframe, which are in no or in another file.
      return true;
    }
    long decoded = times.decoded(shown, packet.keyframe());
    if (isOver(packet.arrival(), decoded)) {
      return false;
    }
    endMicros = Math.max(endMicros, shown);
    try {
      if (file.picture(packet, shown, decoded) || progress == null) {
        tell(file);
      }
    } catch (FileTooLargeException e) {
      goOnElsewhere(file, e);
    }
    return true;
  }

  /** Whether what belongs at a time, or came at one by the clock, is beyond the end. */
  private boolean isOver(long arrival, long micros) {
    long total = micros(options.total());
    return timeline != null
        && total > 0
        && (micros >= total || (arrival - firstArrival) / 1000 >= total + total / MOST_LATE);
  }

  /** Whether a picture that is no keyframe cannot go on with the file. */
  private boolean parts(GrowingFile file, Packet.Video packet, long shown) {
    return file.format().codec() != packet.track().codec() || shown - endMicros > LONGEST_GAP;
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }

  /** Makes sure that the open file is the right one for what begins with this keyframe. */
  private void fit(Packet.Video keyframe, long micros) throws IOException {
    byte[] sets = PictureFormat.setsIn(keyframe.track().codec(), keyframe.bytes());
    GrowingFile file = open;
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
    if (file == null
        || !file.format().goesOnAs(format.get())
        || partsHere(file, keyframe, micros)) {
      finishFile();
      if (order != null) {
        order.restart(DecodeDelay.of(format.get().codec(), format.get().parameterSets()));
      }
      open = begin(format.get(), wallTime.apply(keyframe.arrival()), micros);
    }
    needsKeyframe = false;
  }

  private boolean partsHere(GrowingFile file, Packet.Video keyframe, long micros) {
    boolean isLong =
        !options.longest().isZero() && micros - file.start() >= micros(options.longest());
    boolean isLarge = options.largest() > 0 && file.bytes() >= options.largest();
    return isLong
        || isLarge
        || otherSound
        || micros - endMicros > LONGEST_GAP
        || file.isFull(mostBytes)
        || destination.parts(file.begun(), wallTime.apply(keyframe.arrival()));
  }

  private GrowingFile begin(PictureFormat format, Instant begun, long micros) throws IOException {
    if (!options.container().holds(format.codec())) {
      throw new OrielException(
          Problem.FORMAT_UNSUPPORTED,
          Detail.of("holds-no-such-pictures", "." + options.container().word(), "MJPEG"));
    }
    boolean reordered = order != null && order.depth() > 0;
    GrowingFile file = maker.make(format, sounds.next(heard, aac), begun, micros, reordered);
    mostBytes = Math.min(mostBytes, DiskRoom.of(file.path()).largestFile());
    written = heard;
    writtenAac = aac;
    otherSound = false;
    endOfSound = micros;
    return file;
  }

  /**
   * Writes sound.
   *
   * @return false where the recording is as long as it should be, though no picture came to say so
   */
  boolean sound(Packet.Audio packet) throws IOException {
    hear(packet);
    RecordingClock times = timeline;
    GrowingFile file = open;
    if (times == null || file == null) {
      return true;
    }
    if (isOver(packet.arrival(), 0)) {
      return false;
    }
    long micros = times.micros(packet);
    otherSound |= isOther(packet) || micros - endOfSound > LONGEST_SILENCE;
    boolean late = !options.total().isZero() && micros >= micros(options.total());
    if (otherSound || late) {
      return true;
    }
    endOfSound = Math.max(endOfSound, micros);
    try {
      file.sound(packet, micros);
    } catch (FileTooLargeException e) {
      goOnElsewhere(file, e);
    }
    return true;
  }

  /** Whether it is not what the file's head says. */
  private boolean isOther(Packet.Audio packet) {
    return options.container() != Container.RAW
        && (!packet.track().equals(written)
            || (packet.track().codec() == Codec.AAC && !Adts.alike(aac, writtenAac)));
  }

  /**
   * The disk lets the file become no larger: what of it is whole stays, the rest begins another.
   */
  private void goOnElsewhere(GrowingFile full, FileTooLargeException reason) throws IOException {
    log.info(
        "{} cannot become larger than {} bytes; another file begins", full.path(), full.bytes());
    mostBytes = Math.min(mostBytes, full.bytes());
    long before = full.frames();
    List<GrowingFile.Again> again = full.endHere();
    close(full);
    if (full.frames() == 0) {
      Files.deleteIfExists(full.path());
      throw DiskProblems.of(full.path(), reason);
    }
    long rewritten = again.stream().filter(each -> each.packet() instanceof Packet.Video).count();
    missing += before - full.frames() - rewritten;
    if (again.isEmpty()) {
      needsKeyframe = true;
      return;
    }
    GrowingFile.Again first = again.getFirst();
    Instant begun = wallTime.apply(first.packet().arrival());
    open = begin(full.format(), begun, first.shown());
    for (GrowingFile.Again each : again) {
      again(each);
    }
  }

  private void again(GrowingFile.Again each) throws IOException {
    GrowingFile file = open;
    if (file == null || needsKeyframe) {
      return;
    }
    try {
      switch (each.packet()) {
        case Packet.Video picture -> file.picture(picture, each.shown(), each.decoded());
        case Packet.Audio sound -> file.sound(sound, each.shown());
      }
    } catch (FileTooLargeException e) {
      goOnElsewhere(file, e);
    }
  }

  private void tell(GrowingFile file) {
    progress =
        new Progress(
            file.path(),
            progress == null ? file.begun() : progress.begun(),
            Duration.of(endMicros, ChronoUnit.MICROS),
            framesBefore + file.frames(),
            bytesBefore + file.bytes(),
            lost.getAsLong() + missing);
  }

  /** Ends the open file as it should be. */
  void finish() throws IOException {
    finishFile();
  }

  private void finishFile() throws IOException {
    GrowingFile file = open;
    if (file == null) {
      return;
    }
    try {
      file.finish();
      close(file);
    } catch (FileTooLargeException e) {
      goOnElsewhere(file, e);
      finishFile();
    }
  }

  private void close(GrowingFile file) throws IOException {
    open = null;
    tell(file);
    framesBefore += file.frames();
    bytesBefore += file.bytes();
    file.close();
  }

  /** Ends what is still open: after an error, at what can be played. */
  @Override
  public void close() throws IOException {
    GrowingFile file = open;
    try (sounds) {
      if (file != null) {
        open = null;
        try (file) {
          file.abandon();
          tell(file);
        }
      }
    }
  }
}
