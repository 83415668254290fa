package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Looks for the user and the passwords of the tests where they must not be, in every form; and for
 * the word {@code canary} anywhere.
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
    Set<String> secrets = secrets();
    for (String text : heard) {
      String lower = text.toLowerCase(Locale.ROOT);
      for (String secret : secrets) {
        assertFalse(lower.contains(secret.toLowerCase(Locale.ROOT)), () -> "tells: " + text);
      }
    }
  }

  private static Set<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>(List.of("canary", "mail.example"));
    for (String form : List.of(CliRig.PASSWORD, base64(CliRig.PASSWORD), md5(CliRig.PASSWORD))) {
      secrets.add(form);
      secrets.add(CliRig.percent(form));
      secrets.add(base64(CliRig.USER + ":" + form));
    }
    return secrets;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("WeakHash") // it is what the cameras compare with
  private static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
