package app.oriel.measure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.LoggerFactory;

/**
 * The program with an ear: for each line on standard input it writes down what only the inside
 * knows. {@code look} changes nothing, {@code collect} collects garbage first.
 */
final class SoakedWall {
  private SoakedWall() {}

  /** Runs {@code oriel}; the first argument is the file that the ear writes to. */
  public static void main(String[] arguments) {
    Path answers = Path.of(arguments[0]);
    Thread.ofPlatform().daemon().name("ear").start(() -> listen(answers));
    String[] rest = new String[arguments.length - 1];
    System.arraycopy(arguments, 1, rest, 0, rest.length);
    app.oriel.Main.main(rest);
  }

  /**
   * What was seen inside.
   *
   * @param heap bytes in use now, garbage included
   * @param kept bytes in use after the last collections
   * @param direct bytes of direct buffers: pictures
   * @param counted bytes that JavaCPP holds for us
   */
  record Inside(long heap, long kept, long direct, long counted) {
    static Inside read(String line) {
      String[] parts = line.split(" ", -1);
      return new Inside(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]));
    }

    String line() {
      return heap + " " + kept + " " + direct + " " + counted + "\n";
    }
  }

  private static void listen(Path answers) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        keepLog(log(answers));
        if (line.equals("collect")) {
          collect();
        }
        Files.writeString(
            answers, look().line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the answers, in memory: a wall of URLs keeps no log of its own. */
  static Path log(Path answers) {
    return answers.resolveSibling("wall.log");
  }

  /** Once the program has set its logging up, what becomes of its cameras is written down. */
  private static void keepLog(Path file) {
    if (Files.exists(file)
        || !(LoggerFactory.getLogger("app.oriel.live") instanceof Logger cameras)) {
      return;
    }
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(cameras.getLoggerContext());
    lines.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
    lines.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(cameras.getLoggerContext());
    appender.setFile(file.toString());
    appender.setEncoder(lines);
    appender.start();
    cameras.setLevel(Level.DEBUG);
    cameras.addAppender(appender);
  }

  /** Twice, because what the first one finds dead lets go of native memory a moment later. */
  private static void collect() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Thread.sleep(500);
    }
  }

  private static Inside look() {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long kept = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      kept += pool.getType() == MemoryType.HEAP && after != null ? after.getUsed() : 0;
    }
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return new Inside(heap, kept, direct, Pointer.totalBytes());
  }
}
