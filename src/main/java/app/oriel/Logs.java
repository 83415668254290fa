package app.oriel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends the log to stderr: warnings always, everything of ours with {@code -v}. */
final class Logs {
  private static final String ROOT = org.slf4j.Logger.ROOT_LOGGER_NAME;

  /** Sets the log up; libraries that use java.util.logging end up here too. */
  Logs() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger root = logger(ROOT);
    root.detachAndStopAllAppenders();
    root.addAppender(toStderr(root.getLoggerContext()));
    root.setLevel(Level.WARN);
    // It warns of every name in the JVM's own list of disabled algorithms that it does not know.
    logger("org.bouncycastle").setLevel(Level.ERROR);
  }

  /** Says everything, or only warnings. */
  void verbose(boolean everything) {
    logger("app.oriel").setLevel(everything ? Level.DEBUG : Level.WARN);
  }

  private static ConsoleAppender<ILoggingEvent> toStderr(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
    encoder.start();
    ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
    stderr.setContext(context);
    stderr.setTarget("System.err");
    stderr.setEncoder(encoder);
    stderr.start();
    return stderr;
  }

  private static Logger logger(String name) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      return context.getLogger(name);
    }
    throw new IllegalStateException("the log is not Logback's");
  }
}
