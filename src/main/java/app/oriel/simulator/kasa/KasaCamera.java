package app.oriel.simulator.kasa;

import app.oriel.simulator.Crew;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SentParts;
import app.oriel.simulator.TcpDoor;
import app.oriel.simulator.talk.SpeakerQuirk;
import app.oriel.simulator.talk.TalkRoom;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * A Kasa camera made of software: the live stream and talk over TLS and sysinfo over UDP, with real
 * sockets. Its methods may be called from any thread.
 */
public final class KasaCamera implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  private final Tally tally = new Tally();
  private final Crew crew;
  private final StreamDoor streamDoor;
  private final DiscoveryDoors discovery;
  private final StreamService service;
  private final TalkService talk;
  private final Optional<TcpDoor> talkDoor;

  /** A camera with one footage, whatever is asked for. */
  public KasaCamera(KasaSetup setup, Footage footage, ThreadFactory threads) throws IOException {
    this(setup, footage, footage, threads);
  }

  /** A camera that does not tell when it sends. */
  public KasaCamera(KasaSetup setup, Footage footage, Footage reduced, ThreadFactory threads)
      throws IOException {
    this(setup, footage, reduced, (capturedAt, now) -> {}, threads);
  }

  /**
   * Opens all ports; nobody is served before {@link #start}.
   *
   * @param footage stays the caller's, who closes it after the camera
   * @param reduced what {@code resolution=hd} gets where the quirk resolutionParam says so
   * @param sentParts learns when each part has left
   * @param threads makes the camera's threads, one per connection and more; virtual ones will do
   * @throws IOException if a port is taken or may not be opened
   */
  public KasaCamera(
      KasaSetup setup, Footage footage, Footage reduced, SentParts sentParts, ThreadFactory threads)
      throws IOException {
    Quirks quirks = setup.quirks();
    InstantSource time = InstantSource.system();
    StreamClock.Moment boot = new StreamClock.Moment(System.nanoTime(), time.instant());
    CameraTls tls = new CameraTls(setup.certificate(), quirks.get(KasaQuirk.TLS));
    crew = new Crew(threads);
    streamDoor = new StreamDoor(setup.address(), setup.ports().stream(), quirks, tally);
    try {
      discovery = DiscoveryDoors.open(setup, new Sysinfo(setup, streamDoor::power, time), tally);
    } catch (IOException e) {
      streamDoor.close();
      throw e;
    }
    StreamRun.Parts parts = new StreamRun.Parts(quirks, tally, crew, boot, sentParts);
    service = new StreamService(setup, tls, streamDoor, parts, footage, reduced);
    talk = new TalkService(setup, tls, tally, streamDoor::power);
    try {
      talkDoor =
          quirks.get(SpeakerQuirk.TALK)
              ? Optional.of(new TcpDoor(setup.address(), setup.ports().talk()))
              : Optional.empty();
    } catch (IOException e) {
      streamDoor.close();
      discovery.close();
      throw e;
    }
  }

  /** Serves from now on. Called once. */
  public void start() {
    crew.start(
        () ->
            streamDoor.takeConnections(connection -> crew.start(() -> service.serve(connection))));
    discovery.start(crew);
    talkDoor.ifPresent(door -> door.start(crew, talk::serve));
  }

  /** The TCP port of the stream. */
  public int streamPort() {
    return streamDoor.port();
  }

  /** The UDP port of sysinfo; the TCP port of that number is mute. */
  public int discoveryPort() {
    return discovery.sysinfo().port();
  }

  /** The TCP port of talk, or 0 where the camera cannot be talked to. */
  public int talkPort() {
    return talkDoor.map(TcpDoor::port).orElse(0);
  }

  /** The ports beside the stream's, as a URL names odd ones. */
  public String query() {
    String talking = talkPort() == 0 ? "" : "&talk=" + talkPort();
    return "?discovery=" + discoveryPort() + talking;
  }

  /** The loudspeaker: who talks into it, how that went, and what was heard. */
  public TalkRoom talk() {
    return talk.room();
  }

  /** Turns the camera's own switch; off ends every stream, and new ones get a 503. */
  public void setPower(boolean on) {
    streamDoor.power(on);
  }

  /** What happened so far. */
  public KasaCounters counters() {
    return new KasaCounters(
        tally.connections.get(),
        tally.signIns.get(),
        tally.refusedSignIns.get(),
        tally.unavailable.get(),
        tally.talkSignIns.get(),
        tally.refusedTalkSignIns.get(),
        streamDoor.streamsOpen(),
        tally.partsSent.get(),
        tally.sysinfoReplies.get(),
        tally.requests());
  }

  /** Ends all connections and threads, within five seconds; harmless twice. */
  @Override
  public void close() {
    streamDoor.close();
    discovery.close();
    talkDoor.ifPresent(TcpDoor::close);
    crew.end(CLOSE_SECONDS);
  }
}
