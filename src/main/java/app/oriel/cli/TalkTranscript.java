package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --transcript}: what was said with a camera, for strangers to read. Who writes
 * the lines leaves secrets out; what of the camera's address or owner still stands in one is taken
 * out here, whatever repeated it. For any thread.
 */
final class TalkTranscript implements AutoCloseable {
  private static final int MOST_LINES = 2000;

  private final @Nullable BufferedWriter to;
  private final @Nullable Path file;
  private final List<String> secrets = new ArrayList<>();
  private int lines;

  /**
   * @param file null for none
   */
  TalkTranscript(@Nullable Path file, Camera camera) throws OrielException {
    this.file = file;
    secrets.add(camera.url().host());
    Credentials credentials = camera.credentials();
    if (credentials != null) {
      secrets.add(credentials.password());
      // Every TL-IPC camera's user is called admin: no secret, and part of many words.
      secrets.add(credentials.user().equals("admin") ? "" : credentials.user());
    }
    secrets.removeIf(String::isBlank);
    try {
      to = file == null ? null : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failure(e);
    }
    add(String.join(" ", new Version().getVersion()));
    add("family " + camera.url().scheme());
  }

  /** One more line. */
  synchronized void add(String line) {
    if (to == null || ++lines > MOST_LINES) {
      return;
    }
    String safe = line;
    for (String secret : secrets) {
      safe = safe.replace(secret, "<hidden>");
    }
    try {
      to.write(Detail.printable(safe));
      to.newLine();
      // A program that is killed has told what it met.
      to.flush();
    } catch (IOException e) {
      // Closing says it once.
      lines = MOST_LINES;
    }
  }

  @Override
  public synchronized void close() throws OrielException {
    try {
      if (to != null) {
        to.close();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private OrielException failure(IOException e) {
    return new OrielException(
        Problem.DISK, Detail.of("at", String.valueOf(file), Detail.said(e)), e);
  }
}
