package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkTerms;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.process.Threads;
import app.oriel.talk.Talks;
import app.oriel.talk.Voice;
import app.oriel.talk.Voices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Cameras that can be talked to, or not, as their host says; they note what happens to them. */
public final class TalkRig implements CameraFamily {
  /** All lines that were opened, in order. */
  public final List<Line> lines = new CopyOnWriteArrayList<>();

  /** Why no line is opened, where it is not null. */
  public volatile @Nullable OrielException refusal;

  /** The dialects of the next lines, in turn; the last for all after it. */
  public volatile List<String> dialects = List.of("one");

  /** Who was said to be talked to soon. */
  public final List<CameraUrl> expected = new CopyOnWriteArrayList<>();

  public volatile boolean halfDuplex = true;

  /** For so long the camera's web door is locked. */
  public volatile @Nullable Duration doorLocked;

  /** A line that notes what it is given. */
  public final class Line implements TalkLine {
    public final CameraUrl url;
    public final List<Boolean> heard = new CopyOnWriteArrayList<>();
    public volatile boolean closed;
    public volatile int packets;
    private final String dialect;

    private Line(CameraUrl url, String dialect) {
      this.url = url;
      this.dialect = dialect;
    }

    @Override
    public TalkFormat format() {
      Duration silence = Duration.ofMillis(40);
      return new TalkFormat(Codec.PCMU, 8000, 160, silence, silence, halfDuplex);
    }

    @Override
    public TalkTerms terms() {
      return new TalkTerms(dialect, "mode", null, null, doorLocked);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void send(byte[] packet) {
      // One thread sends.
      packets++;
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public void heard(boolean was) {
      heard.add(was);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Talks to such cameras with a tone. */
  public Talking talking(Threads threads) {
    return talking(threads, Voices.tone(440, Duration.ofMinutes(1)));
  }

  /** Talks to such cameras with this voice. */
  public Talking talking(Threads threads, Voice.Source voice) {
    Families families =
        new Families(
            List.of(
                this,
                new Silent("mute", Optional.empty()),
                new Silent("later", Optional.of(new Later()))));
    Talking none = Talking.none(threads);
    return new Talking(new Talks(families, threads), families, none.microphone(), voice);
  }

  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public Optional<TalkPort> talk() {
    return Optional.of(new Port());
  }

  private final class Port implements TalkPort {
    @Override
    public void prepare(Camera camera) {
      expected.add(camera.url());
    }

    @Override
    public TalkLine open(Camera camera, TalkWish wish, TimeLimits limits) throws OrielException {
      return openTalk(camera);
    }
  }

  /** Cameras that nobody talks to. */
  private record Silent(String scheme, Optional<TalkPort> talk) implements CameraFamily {
    @Override
    public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<Quality> qualities(CameraUrl url) {
      return Set.of(Quality.MAIN);
    }

    @Override
    public CameraUrl canonical(CameraUrl url) {
      return url;
    }
  }

  /** Has a loudspeaker to which Oriel does not know the way. */
  private static final class Later implements TalkPort {
    @Override
    public Optional<Detail> obstacle() {
      return Optional.of(Detail.of("talk-with-such-cameras-is-not-there-yet"));
    }

    @Override
    public TalkLine open(Camera camera, TalkWish wish, TimeLimits limits) {
      throw new UnsupportedOperationException();
    }
  }

  private TalkLine openTalk(Camera camera) throws OrielException {
    OrielException why = refusal;
    if (why != null) {
      throw why;
    }
    String dialect = dialects.get(Math.min(lines.size(), dialects.size() - 1));
    Line line = new Line(camera.url(), dialect);
    lines.add(line);
    return line;
  }

  /** How many lines are open. */
  public long open() {
    return lines.stream().filter(line -> !line.closed).count();
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    return url;
  }
}
