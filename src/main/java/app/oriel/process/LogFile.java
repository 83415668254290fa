package app.oriel.process;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log of one window: rotated files, one line for each event, never more than 50 MB of them; so
 * much for each window that is open beside it.
 */
final class LogFile implements AutoCloseable {
  /** So many windows of one user may be open at once, each with a log of its own. */
  private static final int MOST_WINDOWS = 9;

  private static final FileSize LARGEST_FILE = FileSize.valueOf("5MB");
  private static final FileSize LARGEST_SUM = FileSize.valueOf("50MB");
  private static final int DAYS = 14;

  /** What a failure carries with it stays on the line of its event. */
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: "
          + "%replace(%msg %ex){'[\\r\\n]+\\s*', ' | '}%nopex%n";

  private final FileLock lock;
  private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

  /**
   * Opens the first log of a folder that no other window writes.
   *
   * @throws IOException if the folder cannot be written
   */
  LogFile(LoggerContext context, Path folder) throws IOException {
    int number = 1;
    FileLock free = lock(folder, number);
    while (free == null && number < MOST_WINDOWS) {
      free = lock(folder, ++number);
    }
    if (free == null) {
      throw new IOException("too many windows are open");
    }
    lock = free;
    String name = folder.resolve(number == 1 ? "oriel" : "oriel-" + number).toString();
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(name + ".%d{yyyy-MM-dd}.%i.log");
    policy.setMaxFileSize(LARGEST_FILE);
    policy.setTotalSizeCap(LARGEST_SUM);
    policy.setMaxHistory(DAYS);
    policy.start();
    appender.setContext(context);
    appender.setFile(name + ".log");
    appender.setRollingPolicy(policy);
    appender.setTriggeringPolicy(policy);
    appender.setEncoder(Logs.lines(context, LINE));
    appender.start();
  }

  /** Where the events go. */
  RollingFileAppender<ILoggingEvent> appender() {
    return appender;
  }

  private static @Nullable FileLock lock(Path folder, int number) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("oriel-" + number + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock;
  }

  @Override
  public void close() throws IOException {
    appender.stop();
    lock.channel().close();
  }
}
