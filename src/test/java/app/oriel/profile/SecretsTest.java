package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Looks for a user name and a password in everything that leaves this room. */
class SecretsTest {
  private static final String MAIL = "canary.mail@example.org";
  private static final String PASSWORD = "CanaryPassword7";

  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().setLevel(Level.TRACE);
    logger().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(log);
    logger().setLevel(null);
  }

  @Test
  void nothingLeaksWhateverFails() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    SavedCameras cameras = Samples.cameras(store);
    CameraEntry hall = add(cameras, "Hall");
    add(cameras, "Yard");
    show(hall, store.profile(), cameras, cameras.toCamera(hall), store);
    show(new ProfileKey(new byte[32]), KeyFile.beside(file));
    tries(() -> add(cameras, "HALL"));
    tries(() -> cameras.add("Long", hall.url(), new Credentials(MAIL, PASSWORD.repeat(100))));
    lookIntoFiles();
    String good = Files.readString(file);
    for (String broken :
        List.of(
            "{\"version\":1,\"password\":" + PASSWORD + "}",
            "{\"version\":1," + MAIL + "}",
            "{\"version\":1,\"" + PASSWORD + "\":1,\"" + PASSWORD + "\":2}",
            "{\"version\":\"" + PASSWORD + "\"}",
            "{\"version\":1,\"key\":\"" + PASSWORD + "\"}",
            "{\"version\":1,\"hosts\":{\"" + MAIL + "\":\"" + PASSWORD + "\"}}",
            "{\"version\":1,\"cameras\":[\"" + MAIL + "\"]}",
            "{\"version\":1,\"cameras\":[{\"id\":\"1\",\"name\":\"a\\n" + MAIL + "\"}]}",
            camera("kasa:/" + MAIL + ":" + PASSWORD, "\"user\":null"),
            camera("kasa://" + MAIL + ":" + PASSWORD + "@h:99999", "\"user\":null"),
            camera("kasa://h", "\"user\":[\"" + MAIL + "\"]"),
            camera("kasa://h", "\"" + MAIL + "\":\"" + PASSWORD + "\""),
            camera("kasa://h", "\"user\":\"" + MAIL + "\",\"password\":\"" + PASSWORD + "\""))) {
      Files.writeString(file, broken);
      SavedCameras afresh = Samples.cameras(file);
      show(afresh.problems().toArray());
      show(Stores.open(file).profile());
      afresh.list().forEach(it -> show(it, afresh.toCamera(it)));
      tries(() -> add(cameras, "Shop"));
    }
    Files.writeString(file, good);
    Files.delete(folder.resolve("profile.key"));
    tries(() -> add(cameras, "Shed"));
    show(cameras.problems().toArray());
    show(cameras.toCamera(hall));
    lookForCanaries();
  }

  @Test
  void theNetIsNotTooWide() {
    seen.add("… " + PASSWORD.toLowerCase(Locale.ROOT) + " …");
    assertTrue(leaks(seen.getFirst()), "the test would not notice a leak");
  }

  private static String camera(String url, String more) {
    return "{\"version\":1,\"cameras\":[{\"id\":\"1\",\"name\":\"Hall\",\"url\":\""
        + url
        + "\","
        + more
        + "}]}";
  }

  private static CameraEntry add(SavedCameras cameras, String name) throws OrielException {
    String typed = "kasa://" + MAIL.replace("@", "%40") + ":" + PASSWORD + "@127.0.0.1:19443";
    return cameras.add(name, CameraUrl.parse(typed), new Credentials(MAIL, PASSWORD));
  }

  private void show(Object... things) {
    for (Object thing : things) {
      if (thing instanceof Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        seen.add(trace.toString());
      } else {
        seen.add(String.valueOf(thing));
      }
    }
  }

  private void tries(Attempt attempt) {
    try {
      attempt.run();
    } catch (OrielException e) {
      show(e);
    }
  }

  private void lookIntoFiles() throws IOException {
    for (String name : Samples.namesIn(folder)) {
      seen.add(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
    }
    assertEquals(4, Samples.namesIn(folder).size(), "profile, backup, lock and key");
  }

  private void lookForCanaries() {
    for (ILoggingEvent event : log.list) {
      seen.add(event.getFormattedMessage() + " " + event.getThrowableProxy());
    }
    assertFalse(log.list.isEmpty(), "something must have been logged");
    assertTrue(seen.size() > 30, "something must have been looked at");
    for (String text : seen) {
      assertFalse(leaks(text), () -> "a secret in: " + text);
    }
  }

  private static boolean leaks(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("canary")
        || text.contains(base64(PASSWORD).substring(0, 16))
        || text.contains(base64(MAIL).substring(0, 16));
  }

  private static String base64(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("app.oriel.profile");
  }

  /** Something that may fail. */
  private interface Attempt {
    void run() throws OrielException;
  }
}
