package app.oriel.tplink.web;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.http.CameraHttp;
import app.oriel.http.CameraLine;
import app.oriel.http.Headers;
import app.oriel.http.HttpAnswer;
import app.oriel.http.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One port of a camera that is asked in JSON over HTTP. A connection for each question: VIGI's
 * OpenAPI closes it after every answer. Any thread.
 *
 * @param secure whether it is HTTPS
 * @param until then no more is asked, as {@link System#nanoTime} has it
 */
record WebPort(
    CameraHttp http, Limits limits, Camera camera, int port, boolean secure, long until) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int LONGEST_ANSWER = 64 << 10;
  private static final Headers HEADERS =
      new Headers(
          List.of(
              new Headers.Field("Content-Type", "application/json; charset=UTF-8"),
              new Headers.Field("X-Requested-With", "XMLHttpRequest"),
              new Headers.Field("Connection", "close")));

  /**
   * Sends a question; the answer, whatever its status.
   *
   * @param path may hold a secret
   * @param shown stands for the path in logs
   * @throws OrielException also where the answer is no JSON object
   */
  JsonNode post(String path, String shown, Map<String, ?> question)
      throws OrielException, InterruptedException {
    byte[] body = MAPPER.writeValueAsBytes(question);
    try (CameraLine line = connect()) {
      return read(line.post(path, shown, HEADERS, body));
    }
  }

  /** Asks for a page that holds JSON. */
  JsonNode get(String path) throws OrielException, InterruptedException {
    try (CameraLine line = connect()) {
      return read(line.get(path, HEADERS));
    }
  }

  private CameraLine connect() throws OrielException, InterruptedException {
    if (System.nanoTime() - until > 0) {
      throw tookTooLong();
    }
    return secure
        ? http.connect(camera, port, limits, SignInSteps.IGNORED)
        : http.connectPlain(camera, port, limits);
  }

  private static OrielException tookTooLong() {
    return new OrielException(Problem.STALLED, Detail.of("took-too-long"));
  }

  /** Within the time for an answer, however slowly its bytes drip. */
  private JsonNode read(HttpAnswer answer) throws OrielException, InterruptedException {
    byte[] bytes = new byte[LONGEST_ANSWER];
    int got = 0;
    int told = length(answer);
    long start = System.nanoTime();
    try (InputStream body = answer.body()) {
      while (got < Math.min(told, bytes.length)) {
        int more = body.read(bytes, got, bytes.length - got);
        if (more < 0) {
          break;
        }
        got += more;
        if (System.nanoTime() - start > limits.answer().toNanos()) {
          throw tookTooLong();
        }
      }
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
    }
    try {
      JsonNode root = MAPPER.readTree(new String(bytes, 0, got, StandardCharsets.UTF_8));
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      // Without its cause: that repeats what the camera sent.
    }
    throw new OrielException(Problem.MALFORMED, Detail.of("no-valid-json"));
  }

  /** Where it tells no length, all that comes. */
  private static int length(HttpAnswer answer) {
    String told = answer.headers().first("Content-Length").orElse("").strip();
    return told.matches("[0-9]{1,6}") ? Integer.parseInt(told) : Integer.MAX_VALUE;
  }
}
