package app.oriel.multitrans;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.multitrans.Dialect.Mode;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspDialogue;
import app.oriel.rtsp.RtspTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens talk lines over a camera's RTSP port. For any thread. */
public final class MultitransService {
  private static final Logger log = LoggerFactory.getLogger(MultitransService.class);
  private static final String PATH = "/multitrans";

  private final RtspClient client;

  /**
   * @param client is shared with the streams
   */
  public MultitransService(RtspClient client) {
    this.client = client;
  }

  /** The names of all dialects that can be asked for. */
  public static List<String> dialects() {
    return Dialects.names();
  }

  /** Finds out about a camera that has taken the password, or wants none. */
  @FunctionalInterface
  public interface HintSource {
    /**
     * What is known now. May block for a moment: somebody holds a button.
     *
     * @throws OrielException {@link Problem#TALK_UNSUPPORTED} if the camera cannot be talked to
     */
    TalkHints hints() throws OrielException, InterruptedException;
  }

  /**
   * Lets the source find out ahead what {@link #open} would wait for; only where the camera has
   * taken these credentials. Blocks as the source does.
   */
  public void prepare(Camera camera, HintSource source) throws InterruptedException {
    boolean known = new TalkMemory(camera.memory()).heard().isPresent();
    if (known || !client.gate().hasWorked(camera, RtspTarget.of(camera.url(), PATH).door())) {
      return;
    }
    try {
      source.hints();
    } catch (OrielException e) {
      log.debug("{}: {}", camera.name(), e.detail());
    }
  }

  /**
   * Connects, signs in and asks to talk. Blocks within the limits; ends soon after the thread is
   * interrupted.
   *
   * @param vigi whether it is a VIGI camera
   * @param source is asked where nobody has heard the camera yet and no dialect is wished for
   * @return the line, which the caller closes
   */
  public TalkLine open(
      Camera camera, boolean vigi, HintSource source, TalkWish wish, TimeLimits limits)
      throws OrielException, InterruptedException {
    TalkMemory memory = new TalkMemory(camera.memory());
    Optional<Dialect> known = wish.isAuto() ? memory.heard() : Optional.of(named(wish));
    RtspTarget target = RtspTarget.of(camera.url(), PATH);
    RtspDialogue dialogue = client.connect(camera, target, limits, wish.transcript());
    TalkLine line = null;
    try {
      var handshake = new Handshake(dialogue, memory, wish.transcript());
      handshake.signIn(vigi ? known.map(Dialect::mode).orElse(Mode.HALF_DUPLEX) : null);
      TalkHints hints = known.isPresent() ? TalkHints.of(vigi) : source.hints();
      Dialect wanted = known.isPresent() ? known.get() : likeliest(hints, memory);
      wish.transcript().accept("dialect: " + wanted.inWords());
      Dialect agreed = handshake.agree(wanted);
      wish.transcript().accept("agreed: " + agreed.inWords());
      line = new MultitransLine(dialogue, agreed, hints.doorLocked(), memory);
      return line;
    } catch (OrielException e) {
      wish.transcript().accept("failed: " + e.problem() + ", " + e.detail());
      throw e;
    } finally {
      if (line == null) {
        dialogue.close();
      }
    }
  }

  private static Dialect named(TalkWish wish) throws OrielException {
    return Dialects.named(wish.dialect())
        .orElseThrow(
            () ->
                new OrielException(
                    Problem.USAGE,
                    Detail.of("no-such-dialect", wish.dialect(), String.join(", ", dialects()))));
  }

  /**
   * What the camera is likely to want, but not what failed before, nor in a mode that it refused.
   */
  private static Dialect likeliest(TalkHints hints, TalkMemory memory) throws OrielException {
    List<Dialect> likeliest = Dialects.likeliest(hints);
    Dialect best =
        likeliest.stream()
            .filter(each -> !memory.isUnheard(each))
            .findFirst()
            .orElse(likeliest.getFirst());
    Set<Mode> refused = memory.refused();
    return refused.contains(best.mode()) ? Dialects.next(best, refused).orElse(best) : best;
  }
}
