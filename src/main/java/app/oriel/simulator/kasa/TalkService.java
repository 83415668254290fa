package app.oriel.simulator.kasa;

import app.oriel.simulator.CommonQuirk.DropBy;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.TcpDoor;
import app.oriel.simulator.talk.SpeakerQuirk;
import app.oriel.simulator.talk.TalkEar;
import app.oriel.simulator.talk.TalkFault;
import app.oriel.simulator.talk.TalkRoom;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Serves the connections of the talk port; kasa.md section 4. */
final class TalkService {
  private static final String REALM = "Basic realm=\"smarthome@tp-link.com\"";
  private static final int LINGER_MILLIS = 1000;
  private static final int HANDSHAKE_MILLIS = 10_000;
  private static final int LARGEST_PACKET = 64 << 10;

  private final Quirks quirks;
  private final CameraTls tls;
  private final Tally tally;
  private final BooleanSupplier power;
  private final StreamPasswords passwords;
  private final TalkRoom room;

  /** Connections that the camera ended, and not their client. */
  private final Set<Socket> cut = ConcurrentHashMap.newKeySet();

  /**
   * @param power whether the camera's own switch is on
   */
  TalkService(KasaSetup setup, CameraTls tls, Tally tally, BooleanSupplier power) {
    this.quirks = setup.quirks();
    this.tls = tls;
    this.tally = tally;
    this.power = power;
    passwords = new StreamPasswords(setup.credentials(), quirks.get(KasaQuirk.TALK_PW));
    room = SpeakerQuirk.room(quirks);
  }

  TalkRoom room() {
    return room;
  }

  /** Serves one connection until it ends. */
  void serve(Socket plain) throws IOException, InterruptedException {
    plain.setSoTimeout(HANDSHAKE_MILLIS);
    SSLSocket secure = tls.over(plain);
    secure.startHandshake();
    InputStream in = new BufferedInputStream(secure.getInputStream());
    try {
      TalkHead head = TalkHead.read(in);
      while (head != null && answer(head, plain, secure, in)) {
        head = TalkHead.read(in);
      }
      secure.close();
    } finally {
      room.leave(plain);
      cut.remove(plain);
    }
  }

  /** Answers a request; whether another one may follow. */
  private boolean answer(TalkHead head, Socket plain, SSLSocket secure, InputStream in)
      throws IOException, InterruptedException {
    tally.request(head.method() + " " + head.path());
    boolean block = quirks.get(KasaQuirk.TALK_FORM) == Traits.TalkForm.BLOCK;
    if (block && !isSignedIn(head)) {
      if (quirks.get(KasaQuirk.REFUSAL) == Traits.Refusal.UNAUTHORIZED) {
        ignore(in, quirks.get(KasaQuirk.TALK_REFUSAL));
        reply(secure, "401 Unauthorized", "WWW-Authenticate: " + REALM + "\r\n");
        linger(plain, in);
      }
      return false;
    }
    if (!head.path().equals(TalkHead.PATH) || !head.method().equals("POST")) {
      reply(secure, "404 Not Found", "");
      return false;
    }
    Optional<TalkEar> ear =
        power.getAsBoolean()
            ? room.enter(
                plain, SpeakerQuirk.rules(quirks), head.header("content-type"), () -> cut(plain))
            : Optional.empty();
    if (ear.isEmpty()) {
      tally.unavailable.incrementAndGet();
      reply(secure, "503 Service Unavailable", "");
      return false;
    }
    if (block) {
      listen(head, plain, secure, in, ear.get());
      return false;
    }
    return takePacket(head, plain, secure, in, ear.get());
  }

  /** Reads on for a while, as a camera does that is slow to decide. */
  private static void ignore(InputStream in, int millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      in.skipNBytes(in.available());
      Thread.sleep(1);
    }
  }

  /** RFC 9112, 9.6: closing while speech still comes would reset the line, and lose the answer. */
  private static void linger(Socket plain, InputStream in) throws IOException {
    plain.setSoTimeout(LINGER_MILLIS);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * LINGER_MILLIS);
    byte[] ignored = new byte[4096];
    try {
      int got = 0;
      while (got >= 0 && System.nanoTime() < end) {
        got = in.read(ignored);
      }
    } catch (SocketTimeoutException e) {
      // Nothing comes any more.
    }
  }

  private boolean isSignedIn(TalkHead head) {
    @Nullable String given = head.headers().get("authorization");
    boolean right = passwords.accept(given);
    if (given != null) {
      tally.talkSignIns.incrementAndGet();
      if (!right) {
        tally.refusedTalkSignIns.incrementAndGet();
      }
    }
    return right;
  }

  /** The verified form: one request for the whole talk. */
  private void listen(TalkHead head, Socket plain, SSLSocket secure, InputStream in, TalkEar ear)
      throws IOException, InterruptedException {
    head.oddities().forEach(each -> ear.fault(TalkFault.BAD_FORM, each));
    Traits.TalkReply when = quirks.get(KasaQuirk.TALK_REPLY);
    if (when == Traits.TalkReply.AT_ONCE) {
      reply(secure, "200 OK", "");
    }
    int patience = quirks.get(KasaQuirk.TALK_SILENCE);
    plain.setSoTimeout(1000 * patience);
    long openedAt = System.nanoTime();
    try {
      TalkParts parts = new TalkParts(new ChunkedBody(in), ear);
      while (parts.next()) {
        turn(plain, openedAt);
      }
    } catch (IOException e) {
      if (!cut.contains(plain) && !(e instanceof InterruptedIOException)) {
        ear.fault(TalkFault.CUT_SHORT, "the body did not end as it should");
      }
      throw e;
    }
    if (when == Traits.TalkReply.AT_END) {
      reply(secure, "200 OK", "");
    }
  }

  /** The rival recipe of section 4.2: a request for each packet, and nobody is asked who he is. */
  private boolean takePacket(
      TalkHead head, Socket plain, SSLSocket secure, InputStream in, TalkEar ear)
      throws IOException, InterruptedException {
    String length = head.header("content-length");
    if (!length.matches("[0-9]{1,5}") || Integer.parseInt(length) > LARGEST_PACKET) {
      reply(secure, "411 Length Required", "");
      return false;
    }
    byte[] sound = in.readNBytes(Integer.parseInt(length));
    ear.packet(sound, System.nanoTime());
    turn(plain, ear.openedAt());
    reply(secure, "200 OK", "");
    return true;
  }

  private void turn(Socket plain, long openedAt) throws IOException, InterruptedException {
    if (!power.getAsBoolean()) {
      cut(plain);
    }
    switch (SpeakerQuirk.turn(quirks, openedAt)) {
      case GO_ON -> {}
      case TAKEN -> room.elsewhere(true);
      case DROP -> cut(plain);
      case STALL -> {
        plain.setReceiveBufferSize(1);
        SpeakerQuirk.stall();
        cut(plain);
      }
    }
  }

  private void cut(Socket plain) {
    cut.add(plain);
    if (quirks.get(KasaQuirk.DROP_BY) == DropBy.RESET) {
      TcpDoor.reset(plain);
    } else {
      TcpDoor.closeQuietly(plain);
    }
  }

  private static void reply(SSLSocket secure, String status, String fields) throws IOException {
    String text = "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: 0\r\n\r\n";
    OutputStream out = secure.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
