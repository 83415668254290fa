package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.oriel.http.Headers.Field;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What {@code -v} shows of a camera that repeats what it was told. */
class TraceTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(Trace.class);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final Trace trace = new Trace("yard");

  @BeforeEach
  void listen() {
    heard.start();
    log.addAppender(heard);
    log.setLevel(Level.DEBUG);
  }

  @AfterEach
  void end() {
    log.detachAppender(heard);
    log.setLevel(null);
  }

  @Test
  void showsWhatHelpsToUnderstandAStream() {
    trace.asked("GET", "/stream?video=h264", new Headers(List.of(new Field("Accept", "x"))));
    trace.answered(
        200,
        new Headers(
            List.of(
                new Field("Server", "gSOAP/2.8"),
                new Field("Content-Type", "multipart/x-mixed-replace;boundary=abc"),
                new Field("CONTENT-LENGTH", " -1"),
                new Field("Transfer-Encoding", "chunked"),
                new Field("WWW-Authenticate", "Basic realm=\"kasa\""),
                new Field("X-Timestamp", "1.5"))));
    assertEquals(
        List.of(
            "yard: >> GET /stream?video=h264 [Accept]",
            "yard: << 200 [server: gsoap, content-type: multipart/x-mixed-replace,"
                + " content-length: -1, transfer-encoding: chunked, www-authenticate: basic,"
                + " 1 more]"),
        lines());
  }

  @Test
  void showsNothingThatACameraMayHaveBeenTold() {
    for (String name :
        List.of(
            "Server",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Connection",
            "Location",
            "Transfer-Encoding",
            "WWW-Authenticate",
            "x-CANARY",
            "canary")) {
      for (String value :
          List.of("canary", "Basic canary", "chunkedcanary", "close, canary", "text/html;canary")) {
        trace.answered(401, new Headers(List.of(new Field(name, value))));
      }
      trace.asked("GET", "/", new Headers(List.of(new Field("Authorization", "Basic canary"))));
    }
    lines().forEach(line -> assertFalse(line.toLowerCase(Locale.ROOT).contains("canary"), line));
  }

  private List<String> lines() {
    return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
