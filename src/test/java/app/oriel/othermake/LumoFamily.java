package app.oriel.othermake;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraSocket;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.camera.TrackInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Lumo cameras: {@code lumo://host}, one stream, talk in whatever the camera says. */
public final class LumoFamily implements CameraFamily {
  private static final int USUAL_PORT = 7007;

  private final SocketOpener sockets;
  private final CredentialGate gate;

  /** Cameras reached through these sockets. */
  public LumoFamily(SocketOpener sockets, CredentialGate gate) {
    this.sockets = sockets;
    this.gate = gate;
  }

  @Override
  public String scheme() {
    return "lumo";
  }

  @Override
  public String displayName() {
    return "Lumo";
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    long start = System.nanoTime();
    LumoLine line = connect(camera, limits);
    boolean open = false;
    try {
      steps.reached((System.nanoTime() - start) / 1_000_000);
      steps.plain();
      gate.pass(camera, port(camera), () -> signedIn(line, LumoLine.LOOK, camera));
      steps.signedIn("none", null);
      open = true;
      return new Source(line);
    } finally {
      if (!open) {
        line.close();
      }
    }
  }

  private static int port(Camera camera) {
    return camera.url().portOr(USUAL_PORT);
  }

  private LumoLine connect(Camera camera, TimeLimits limits)
      throws OrielException, InterruptedException {
    CameraSocket socket = sockets.plain(camera.url().host(), port(camera), limits.connect());
    try {
      socket.allowEachRead(limits.silence());
      return new LumoLine(socket);
    } catch (IOException e) {
      socket.close();
      throw LumoLine.broken(e);
    }
  }

  private static boolean signedIn(LumoLine line, String word, Camera camera) throws OrielException {
    line.ask(word, camera.credentials());
    return true;
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    return new CameraUrl(url.scheme(), url.host(), url.port() == USUAL_PORT ? 0 : url.port(), "");
  }

  @Override
  public Optional<TalkPort> talk() {
    return Optional.of(this::talk);
  }

  private TalkLine talk(Camera camera, TalkWish wish, TimeLimits limits)
      throws OrielException, InterruptedException {
    LumoLine line = connect(camera, limits);
    TalkLine talk = null;
    try {
      gate.pass(camera, port(camera), () -> signedIn(line, LumoLine.TALK, camera));
      wish.transcript().accept(">> TALK");
      talk = LumoTalk.begin(line);
      return talk;
    } finally {
      if (talk == null) {
        line.close();
      }
    }
  }

  /** Pictures of H.264. */
  private record Source(LumoLine line) implements PacketSource {
    private static final TrackInfo.Video TRACK = new TrackInfo.Video(Codec.H264);

    @Override
    public Packet next() throws OrielException {
      try {
        boolean key = line.in().readBoolean();
        long micros = line.in().readLong();
        return new Packet.Video(TRACK, line.block(), micros, System.nanoTime(), key);
      } catch (IOException e) {
        throw LumoLine.broken(e);
      }
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
