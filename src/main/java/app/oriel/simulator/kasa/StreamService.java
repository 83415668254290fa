package app.oriel.simulator.kasa;

import app.oriel.simulator.Footage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the connections of the stream port: the handshake, the request, and its answer. */
final class StreamService {
  private static final Logger LOG = LoggerFactory.getLogger(StreamService.class);
  private static final String PATH = "/https/stream/mixed";
  private static final String REALM = "Basic realm=\"smarthome@tp-link.com\"";
  private static final int HANDSHAKE_MILLIS = 10_000;
  private static final String PAGE = "<!DOCTYPE html><title>Login</title><p>Please sign in.\n";

  private final KasaSetup setup;
  private final CameraTls tls;
  private final StreamDoor door;
  private final StreamPasswords passwords;
  private final StreamRun.Parts stream;
  private final Footage footage;
  private final Footage reduced;

  /**
   * @param footage what is streamed
   * @param reduced what {@code resolution=hd} gets, where the camera heeds it
   */
  StreamService(
      KasaSetup setup,
      CameraTls tls,
      StreamDoor door,
      StreamRun.Parts stream,
      Footage footage,
      Footage reduced) {
    this.setup = setup;
    this.tls = tls;
    this.door = door;
    this.stream = stream;
    this.footage = footage;
    this.reduced = reduced;
    this.passwords =
        new StreamPasswords(setup.credentials(), setup.quirks().get(KasaQuirk.STREAM_PW));
  }

  /** Serves one connection until it ends, and closes it. */
  void serve(Socket plain) {
    try {
      if (setup.quirks().get(KasaQuirk.ANSWER) == Traits.Answer.SILENT) {
        door.handshakeOver();
        awaitEnd(plain);
        return;
      }
      SSLSocket secure = shakeHands(plain);
      answer(plain, secure, Request.read(secure.getInputStream(), plain));
    } catch (ProtocolException e) {
      LOG.debug("camera {} was sent what is no request", setup.name(), e);
    } catch (IOException e) {
      LOG.debug("camera {} lost a connection", setup.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      door.left(plain);
    }
  }

  private SSLSocket shakeHands(Socket plain) throws IOException {
    try {
      plain.setSoTimeout(HANDSHAKE_MILLIS);
      SSLSocket secure = tls.over(plain);
      secure.startHandshake();
      return secure;
    } finally {
      door.handshakeOver();
    }
  }

  private void answer(Socket plain, SSLSocket secure, Request request)
      throws IOException, InterruptedException {
    Tally tally = stream.tally();
    tally.request(request.toString());
    if (request.authorization() != null) {
      tally.signIns.incrementAndGet();
    }
    if (!passwords.accept(request.authorization())) {
      if (request.authorization() != null) {
        tally.refusedSignIns.incrementAndGet();
      }
      refuse(secure);
    } else if (!request.path().equals(PATH) || !request.method().equals("GET")) {
      reply(secure, "404 Not Found", "", "");
    } else {
      answerStream(plain, secure, request);
    }
  }

  private void refuse(SSLSocket secure) throws IOException {
    if (setup.quirks().get(KasaQuirk.REFUSAL) == Traits.Refusal.UNAUTHORIZED) {
      reply(secure, "401 Unauthorized", "WWW-Authenticate: " + REALM + "\r\n", "");
    }
  }

  private void answerStream(Socket plain, SSLSocket secure, Request request)
      throws IOException, InterruptedException {
    switch (setup.quirks().get(KasaQuirk.ANSWER)) {
      case HTML -> reply(secure, "200 OK", "Content-Type: text/html\r\n", PAGE);
      case CLOSE, SILENT -> LOG.debug("camera {} says nothing, as told", setup.name());
      case STREAM -> {
        switch (door.admit(plain)) {
          case COME_IN -> new StreamRun(stream, plain, secure, footageFor(request)).run();
          case OFF -> sayUnavailable(secure);
          case BUSY -> {
            if (setup.quirks().get(KasaQuirk.BUSY_STATUS) == Traits.BusyStatus.RESET) {
              stream.tally().unavailable.incrementAndGet();
              StreamDoor.reset(plain);
            } else {
              sayUnavailable(secure);
            }
          }
        }
      }
    }
  }

  private Footage footageFor(Request request) {
    boolean heeds =
        setup.quirks().get(KasaQuirk.RESOLUTION_PARAM) == Traits.ResolutionParam.HD_720P;
    return heeds && request.asks("resolution=hd") ? reduced : footage;
  }

  private void sayUnavailable(SSLSocket secure) throws IOException {
    stream.tally().unavailable.incrementAndGet();
    reply(secure, "503 Service Unavailable", "", "Service Unavailable");
  }

  /** Answers and says goodbye in TLS's way, so that the answer counts as whole. */
  private static void reply(SSLSocket secure, String status, String fields, String body)
      throws IOException {
    String text =
        "HTTP/1.0 "
            + status
            + "\r\n"
            + fields
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    OutputStream out = secure.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    secure.close();
  }

  private static void awaitEnd(Socket plain) throws IOException {
    byte[] ignored = new byte[1024];
    while (plain.getInputStream().read(ignored) >= 0) {
      // whatever comes is taken and not answered
    }
  }
}
