package app.oriel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a wall writes down. */
class LogsTest {
  @TempDir private Path folder;
  private final LoggerContext context = new LoggerContext();
  private final Logger log = context.getLogger("app.oriel.live.CameraSession");

  @Test
  void anEventIsOneLineWithItsTimeWhateverFailed() throws IOException {
    try (LogFile file = opened()) {
      log.info("{}: {}", "Hall", "busy");
      log.error("{}: a mistake", "Door", new IllegalStateException("first\nsecond\r\nthird"));
      assertTrue(file.appender().isStarted());
    }
    List<String> lines = Files.readAllLines(folder.resolve("oriel.log"));
    assertEquals(2, lines.size(), () -> "" + lines);
    assertTrue(
        lines
            .getFirst()
            .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.{13,18} INFO  CameraSession: Hall: busy *"),
        lines.getFirst());
    assertTrue(lines.get(1).contains("first | second | third | at "), lines.get(1));
  }

  @Test
  void everyWindowHasALogOfItsOwn() throws IOException {
    LogFile one = opened();
    try (LogFile two = opened()) {
      assertEquals(folder.resolve("oriel.log").toString(), one.appender().getFile());
      assertEquals(folder.resolve("oriel-2.log").toString(), two.appender().getFile());
      one.close();
      try (LogFile three = opened()) {
        assertEquals(folder.resolve("oriel.log").toString(), three.appender().getFile());
      }
    }
  }

  @Test
  void aLogThatGrowsIsRotated() throws IOException {
    String event = "x".repeat(100_000);
    try (LogFile file = opened()) {
      assertTrue(file.appender().isAppend());
      for (int i = 0; i < 120; i++) {
        log.info(event);
      }
    }
    List<Long> sizes;
    try (Stream<Path> files = Files.list(folder)) {
      sizes = files.filter(each -> each.toString().endsWith(".log")).map(LogsTest::size).toList();
    }
    assertTrue(sizes.size() >= 2, () -> "" + sizes);
    assertTrue(sizes.stream().allMatch(size -> size < 7_000_000), () -> "" + sizes);
  }

  @BeforeEach
  void prepare() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  private LogFile opened() throws IOException {
    LogFile file = new LogFile(context, folder);
    log.addAppender(file.appender());
    return file;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
