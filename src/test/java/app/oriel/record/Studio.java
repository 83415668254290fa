package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import app.oriel.codec.Container;
import app.oriel.live.ScriptedStream;
import app.oriel.process.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Recordings without cameras: a test offers the packets. */
public final class Studio implements AutoCloseable {
  final Path root;
  final Threads threads = new Threads();
  final DiskWatch disk;
  public final List<RecordState> told = Collections.synchronizedList(new ArrayList<>());
  InstantSource clock = InstantSource.system();
  String camera = "Hall";
  public RecordOptions options = RecordOptions.of(Container.MP4);

  public Studio(Path root) {
    this(root, new DiskGuard(0));
  }

  public Studio(Path root, DiskGuard guard) {
    this.root = root;
    this.disk = new DiskWatch(guard, threads);
  }

  public Take begin() {
    ScriptedStream stream = new ScriptedStream();
    Recording recording =
        new Recording(
            camera,
            List.of(),
            stream.subscribe(Recording.queue(disk)),
            new Destination.Folder(root, camera, ZoneOffset.UTC),
            options,
            disk,
            clock,
            threads,
            told::add);
    return new Take(recording, stream);
  }

  /** Records these packets and waits for the end. */
  public RecordState record(List<? extends Packet> packets) throws InterruptedException {
    Take recording = begin();
    packets.forEach(recording::offer);
    return end(recording);
  }

  public RecordState end(Take recording) throws InterruptedException {
    recording.end();
    assertTrue(recording.join(Duration.ofSeconds(20)), "it does not end");
    return recording.state();
  }

  /** All files of recordings, in the order in which they were begun. */
  public List<Path> files() throws IOException {
    return files(root);
  }

  public static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains(".oriel"))
          .sorted(Comparator.comparing(file -> file.toString().replaceAll("\\.[a-z0-9]+$", "")))
          .toList();
    }
  }

  @Override
  public void close() {
    disk.close();
  }
}
