package app.oriel.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends the log to stderr: warnings always, everything of ours with {@code -v}. A wall that may
 * stay open for long writes it to files too.
 */
public final class Logs implements AutoCloseable {
  private static final String ROOT = org.slf4j.Logger.ROOT_LOGGER_NAME;
  private static final String OURS = "app.oriel";

  private final ThresholdFilter forStderr = new ThresholdFilter();
  private boolean verbose;
  private @Nullable LogFile file;

  /** Sets the log up; libraries that use java.util.logging end up here too. */
  public Logs() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger root = logger(ROOT);
    root.detachAndStopAllAppenders();
    root.addAppender(toStderr(root.getLoggerContext()));
    root.setLevel(Level.WARN);
    // It warns of every name in the JVM's own list of disabled algorithms that it does not know.
    logger("org.bouncycastle").setLevel(Level.ERROR);
    verbose(false);
  }

  /** Says everything, or only warnings. */
  public void verbose(boolean everything) {
    verbose = everything;
    Level level = everything ? Level.DEBUG : Level.WARN;
    logger(OURS).setLevel(level);
    forStderr.setLevel(level.levelStr);
    forStderr.start();
  }

  /**
   * Writes what happens, and everything with {@code -v}, to a log in this folder too, from now on.
   *
   * @throws IOException if the folder cannot be written
   */
  public void alsoTo(Path folder) throws IOException {
    Logger root = logger(ROOT);
    file = new LogFile(root.getLoggerContext(), folder);
    root.addAppender(file.appender());
    logger(OURS).setLevel(verbose ? Level.DEBUG : Level.INFO);
  }

  private ConsoleAppender<ILoggingEvent> toStderr(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
    stderr.setContext(context);
    stderr.setTarget("System.err");
    stderr.addFilter(forStderr);
    stderr.setEncoder(lines(context, "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n"));
    stderr.start();
    return stderr;
  }

  /** Writes events as lines of this pattern. */
  static PatternLayoutEncoder lines(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }

  private static Logger logger(String name) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      return context.getLogger(name);
    }
    throw new IllegalStateException("the log is not Logback's");
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      logger(ROOT).detachAppender(file.appender());
      file.close();
      file = null;
    }
  }
}
