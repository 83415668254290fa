package app.oriel.simulator.ipc.web;

import app.oriel.simulator.Crew;
import app.oriel.simulator.TcpDoor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The web doors of a TL-IPC or VIGI camera: its pages' API, and OpenAPI where that is on. Its
 * methods may be called from any thread.
 */
public final class WebDoors implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final WebTally tally = new WebTally();
  private final WebService service;
  private final OpenApi openApi;
  private final WebTls tls = new WebTls();
  private final boolean secure;
  private final List<TcpDoor> doors = new ArrayList<>();
  private final @Nullable TcpDoor http;
  private final @Nullable TcpDoor https;
  private final @Nullable TcpDoor openApiDoor;

  /**
   * Opens the ports that the quirks want.
   *
   * @param secure whether the API is on HTTPS, and HTTP only sends there, as on VIGI
   * @throws IOException if a port is taken or may not be opened
   */
  public WebDoors(InetAddress address, WebPorts ports, boolean secure, WebFacts facts)
      throws IOException {
    this.secure = secure;
    service = new WebService(facts, tally);
    openApi = new OpenApi(facts, tally);
    boolean web = facts.quirks().get(WebQuirk.WEB);
    try {
      http = web ? open(address, ports.http()) : null;
      https = web && secure ? open(address, ports.https()) : null;
      openApiDoor = facts.quirks().get(WebQuirk.OPEN_API) ? open(address, ports.openApi()) : null;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private TcpDoor open(InetAddress address, int port) throws IOException {
    TcpDoor door = new TcpDoor(address, port);
    doors.add(door);
    return door;
  }

  /** Serves from now on, on threads of the crew. */
  public void start(Crew crew) {
    if (http != null) {
      http.start(crew, each -> serve(each, false, secure ? this::redirect : service::answer, true));
    }
    if (https != null) {
      https.start(crew, each -> serve(each, true, service::answer, true));
    }
    if (openApiDoor != null) {
      openApiDoor.start(crew, each -> serve(each, true, openApi::answer, false));
    }
  }

  /** The port of the web API, or 0 where there is none. */
  public int port() {
    return portOf(secure ? https : http);
  }

  /** The port of HTTP, which on VIGI only sends to {@link #port}; 0 where there is none. */
  public int httpPort() {
    return portOf(http);
  }

  /** The port of OpenAPI, or 0 where it is off. */
  public int openApiPort() {
    return portOf(openApiDoor);
  }

  /** What happened so far. */
  public WebCounters counters() {
    return tally.counters();
  }

  /** Makes every stok that was given stale. */
  public void expireStoks() {
    service.expireStoks();
    openApi.expireStoks();
  }

  /** Ends all connections and takes no more. */
  @Override
  public void close() {
    doors.forEach(TcpDoor::close);
  }

  private static int portOf(@Nullable TcpDoor door) {
    return door == null ? 0 : door.port();
  }

  private HttpReply redirect(HttpRequest request) {
    String host = request.headers().getOrDefault("host", "").replaceFirst(":[0-9]*$", "");
    String port = port() == WebPorts.REAL.https() ? "" : ":" + port();
    return new HttpReply(
        "302 Found", "Location: https://" + host + port + request.target() + "\r\n", "");
  }

  /**
   * @param lasts whether a connection may bring more than one request
   */
  private void serve(
      Socket plain, boolean encrypted, Function<HttpRequest, HttpReply> answers, boolean lasts)
      throws IOException {
    plain.setSoTimeout(PATIENCE_MILLIS);
    Socket socket = encrypted ? tls.over(plain) : plain;
    InputStream in = new BufferedInputStream(socket.getInputStream());
    boolean more = true;
    while (more) {
      HttpRequest request = HttpRequest.read(in);
      if (request == null) {
        return;
      }
      more = lasts && request.keepsAlive();
      answers.apply(request).write(socket.getOutputStream(), more);
    }
    socket.close();
  }
}
