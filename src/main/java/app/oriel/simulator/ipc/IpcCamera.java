package app.oriel.simulator.ipc;

import app.oriel.simulator.Crew;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SentParts;
import app.oriel.simulator.ipc.talk.TalkDesk;
import app.oriel.simulator.ipc.web.WebDoors;
import app.oriel.simulator.ipc.web.WebFacts;
import app.oriel.simulator.talk.TalkRoom;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TL-IPC, VIGI or Tapo camera made of software: RTSP with talk, and the web API, with real
 * sockets. Its methods may be called from any thread.
 */
public final class IpcCamera implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IpcCamera.class);
  private static final long CLOSE_SECONDS = 5;
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final String name;
  private final String url;
  private final IpcTally tally = new IpcTally();
  private final StreamSlots slots;
  private final TalkDesk talk;
  private final Crew crew;
  private final RtspDoor door;
  private final Conversation.Shared shared;
  private final WebDoors web;

  /** A camera with one lens that does not tell when it sends. */
  public IpcCamera(IpcSetup setup, IpcFootage footage, ThreadFactory threads) throws IOException {
    this(setup, List.of(footage), (capturedAt, now) -> {}, threads);
  }

  /**
   * Opens the port; nobody is served before {@link #start}.
   *
   * @param lenses what each channel films, the last also for those after it; stays the caller's,
   *     who closes it after the camera
   * @param sentParts learns when each picture and each piece of sound has left
   * @param threads makes the camera's threads, two per stream and more; virtual ones will do
   * @throws IOException if the port is taken or may not be opened
   */
  public IpcCamera(
      IpcSetup setup, List<IpcFootage> lenses, SentParts sentParts, ThreadFactory threads)
      throws IOException {
    Quirks quirks = setup.quirks();
    name = setup.name();
    crew = new Crew(threads);
    slots = new StreamSlots(quirks);
    talk = new TalkDesk(quirks, crew);
    door = new RtspDoor(setup.address(), setup.port(), tally);
    web = openWeb(setup);
    String host = setup.address().getHostAddress();
    url =
        setup.model().make().scheme()
            + "://"
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + (door.port() == IpcSetup.REAL_PORT ? "" : ":" + door.port());
    Duration down = Duration.ofSeconds(quirks.get(IpcQuirk.REBOOT_SECONDS));
    shared =
        new Conversation.Shared(
            new SignIn(setup.credentials(), quirks),
            new Sdp(setup.model().make(), quirks),
            new SetsBook(quirks.get(IpcQuirk.CODEC)),
            new Lenses(lenses),
            slots,
            talk,
            new MediaRun.Parts(
                quirks, tally, sentParts, () -> reboot(down), () -> reboot(FOR_EVER)),
            crew);
  }

  /** Serves from now on. Called once. */
  public void start() {
    crew.start(() -> door.takeConnections(socket -> crew.start(() -> serve(socket))));
    web.start(crew);
  }

  /** The TCP port. */
  public int port() {
    return door.port();
  }

  /** Where it is, by its family's scheme: {@code ipc://127.0.0.2}, with its port if it is odd. */
  public String url() {
    return url;
  }

  /** The same, and with the ports of its web doors beside an odd one of RTSP. */
  public String wholeUrl() {
    return door.port() == IpcSetup.REAL_PORT ? url : url + query();
  }

  /** The ports of its web doors, as a URL names odd ones; empty where there are none. */
  public String query() {
    String openApi = web.openApiPort() == 0 ? "" : "&openapi=" + web.openApiPort();
    return web.port() == 0 ? "" : "?web=" + web.port() + openApi;
  }

  /** Resets every connection, refuses new ones for a while, then serves again. */
  public void reboot(Duration down) {
    door.reboot(down);
  }

  /** What happened so far. */
  public IpcCounters counters() {
    return new IpcCounters(
        tally.connections.get(),
        tally.signIns.get(),
        tally.refusedSignIns.get(),
        tally.challenges.get(),
        tally.busy.get(),
        slots.open(true),
        slots.open(false),
        tally.plays.get(),
        tally.keepAlives.get(),
        tally.teardowns.get(),
        tally.timeouts.get(),
        tally.picturesSent.get(),
        tally.packetsSent.get(),
        tally.requests());
  }

  /** The loudspeaker: who talks into it, how that went, and what was heard. */
  public TalkRoom talk() {
    return talk.room();
  }

  /** The web doors: where they are, and what happened there. */
  public WebDoors web() {
    return web;
  }

  /** Ends all connections and threads, within five seconds; harmless twice. */
  @Override
  public void close() {
    door.close();
    web.close();
    crew.end(CLOSE_SECONDS);
  }

  private WebDoors openWeb(IpcSetup setup) throws IOException {
    IpcModel model = setup.model();
    WebFacts facts =
        new WebFacts(model.label(), setup.name(), setup.credentials(), setup.quirks(), door::port);
    try {
      return new WebDoors(setup.address(), setup.web(), model.make() == IpcModel.Make.VIGI, facts);
    } catch (IOException e) {
      door.close();
      throw e;
    }
  }

  private void serve(Socket socket) {
    try {
      new Conversation(shared, socket).run();
    } catch (IOException e) {
      LOG.debug("camera {} lost a connection", name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      door.left(socket);
    }
  }
}
