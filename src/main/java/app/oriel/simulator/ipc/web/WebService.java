package app.oriel.simulator.ipc.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON API that a camera's own web pages use; section 4. For any thread. */
final class WebService {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern COMMAND = Pattern.compile("/stok=([^/]+)(/ds)?");

  private final WebTally tally;
  private final Login login;
  private final WebAnswers answers;
  private final AtomicInteger hiccups;

  WebService(WebFacts facts, WebTally tally) {
    this.tally = tally;
    login = new Login(facts, tally);
    answers = new WebAnswers(facts);
    hiccups = new AtomicInteger(facts.quirks().get(WebQuirk.TRANSIENT));
  }

  void expireStoks() {
    login.stoks().expire();
  }

  HttpReply answer(HttpRequest request) {
    if (request.method().equals("GET")) {
      return request.target().startsWith("/pc/Content.htm")
          ? new HttpReply("401 Unauthorized", "", login.challenge().toString())
          : new HttpReply(
              "200 OK", "Content-Type: text/html\r\n", "<!DOCTYPE html><title>TL</title>");
    }
    if (!request.method().equals("POST")) {
      return new HttpReply("405 Method Not Allowed", "", "");
    }
    JsonNode asked;
    try {
      asked = JSON.readTree(request.body());
    } catch (JacksonException e) {
      return error(-40210);
    }
    Matcher command = COMMAND.matcher(request.target());
    if (command.matches()) {
      return command(command.group(1), asked);
    }
    return switch (request.target()) {
      case "/" -> outside(asked);
      case "/passport/auth" -> HttpReply.json(login.challenge().toString());
      default -> new HttpReply("404 Not Found", "", "");
    };
  }

  /** What may be asked without a stok. */
  private HttpReply outside(JsonNode asked) {
    JsonNode given = asked.path("login");
    boolean doing = asked.path("method").asString("").equals("do");
    if (doing && given.has("password")) {
      return HttpReply.json(login.signIn(given).toString());
    }
    boolean asks =
        given.isObject() || asked.path("user_management").has("get_encrypt_info") || !doing;
    return asks ? HttpReply.json(login.challenge().toString()) : error(-40401);
  }

  /** Only a stok whose special signs are encoded is understood. */
  private HttpReply command(String written, JsonNode asked) {
    boolean encoded = written.chars().noneMatch(sign -> "()!*".indexOf(sign) >= 0);
    String stok = encoded ? decoded(written) : "";
    if (!login.stoks().use(stok)) {
      tally.staleStoks.incrementAndGet();
      return HttpReply.json(login.challenge().toString());
    }
    tally.commands.incrementAndGet();
    if (hiccups.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return error(-40210);
    }
    return HttpReply.json(answers.answer(asked).toString());
  }

  static String decoded(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static HttpReply error(int code) {
    ObjectNode reply = JSON.createObjectNode();
    return HttpReply.json(reply.put("error_code", code).toString());
  }
}
