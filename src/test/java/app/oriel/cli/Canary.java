package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Looks for the user and the passwords of the tests, and for where the cameras say that they are,
 * where they must not be, in every form; and for the word {@code canary} anywhere.
 */
public final class Canary {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Listener listener = new Listener();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("app.oriel");
  private final @Nullable Level before = ours.getLevel();

  /** Listens to every log from now on. */
  public Canary() {
    listener.start();
    root.addAppender(listener);
    ours.setLevel(Level.DEBUG);
  }

  /** Listens to every log. */
  private final class Listener extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      heard.add(event.getLoggerName() + ": " + event.getFormattedMessage());
      IThrowableProxy failure = event.getThrowableProxy();
      for (int depth = 0; failure != null && depth < 10; depth++) {
        heard.add(event.getLoggerName() + ": " + failure.getMessage());
        failure = failure.getCause();
      }
    }
  }

  /** Notes what was said. */
  public void heard(String text) {
    heard.add(text);
  }

  /** Looks into every file of a folder. */
  public void lookInto(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("given-")) {
          heard.add(file + ": " + new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** Stops listening; fails if anything told a secret. */
  public void close() {
    root.detachAppender(listener);
    ours.setLevel(before);
    SecretForms secrets = new SecretForms(CliRig.USER, CliRig.PASSWORD);
    for (String text : heard) {
      String lower = text.toLowerCase(Locale.ROOT);
      assertFalse(
          lower.contains("canary") || lower.contains("mail.example"), () -> "tells: " + text);
      assertTrue(secrets.in(text).isEmpty(), () -> "tells: " + text);
    }
  }
}
