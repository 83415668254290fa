package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A program whose threads all use FFmpeg at once, each for something else and none before the
 * others: what they do first is in the order of a random number. It ends when all have done it.
 */
final class LoadedByMany {
  private LoadedByMany() {}

  /** Something that takes FFmpeg. */
  private interface Use {
    void run() throws IOException, InterruptedException;
  }

  /**
   * Takes FFmpeg from many threads at once.
   *
   * @param args a folder with a file that is no video, and the random number
   */
  public static void main(String[] args) throws InterruptedException {
    List<Use> uses = new ArrayList<>(uses(Path.of(args[0], "no.mp4")));
    Collections.shuffle(uses, new Random(Long.parseLong(args[1])));
    CountDownLatch all = new CountDownLatch(uses.size());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      Use use = uses.get(i);
      threads.add(Thread.ofPlatform().name("user " + i).start(() -> together(all, use)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static List<Use> uses(Path none) {
    Path copy = none.resolveSibling("copy.mp4");
    return List.of(
        () -> new VideoDecoder(Codec.H264).close(),
        () -> new AudioDecoder(new TrackInfo.Audio(Codec.PCMU, 8000, 1)).close(),
        () -> new VideoEncoder(16, 16, 15, 100_000, 15).close(),
        () -> new AudioEncoder(8000, 16_000).close(),
        () -> new RateConverter(8000, 16_000).close(),
        () -> new Resampler(8000).close(),
        () -> new Pixels(16, 16).buffer(),
        () -> new PictureScaler().close(),
        () -> new PictureReader(none).close(),
        () -> PictureFormat.of(Codec.H264, new byte[] {0, 0, 0, 1, 0x67, 0, 0, 1, 0x68}),
        () -> new Demuxer(none).open(),
        () -> Remuxer.copy(none, copy, Container.MP4, done -> true),
        () -> new LaterPictures().close(),
        () -> new FileTrack(0, 1, 1).micros(1),
        () -> new Interruption(Duration.ofSeconds(1)).end());
  }

  private static void together(CountDownLatch all, Use use) {
    all.countDown();
    try {
      all.await();
      use.run();
    } catch (IOException | InterruptedException e) {
      // The file is none: the classes are loaded all the same.
    }
  }

  /** Makes the file that is no video. */
  static void prepare(Path folder) throws IOException {
    Files.write(folder.resolve("no.mp4"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
  }
}
