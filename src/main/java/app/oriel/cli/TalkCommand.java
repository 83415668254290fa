package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkWish;
import app.oriel.sound.SoundFile;
import app.oriel.talk.PushToTalk;
import app.oriel.talk.TalkState;
import app.oriel.talk.TalkStats;
import app.oriel.talk.Voice;
import app.oriel.talk.Voices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel talk}: says a file, a tone or what the microphone hears at a camera. */
@CommandLine.Command(name = "talk")
final class TalkCommand implements Command {
  private static final Duration USUAL_TONE = Duration.ofSeconds(3);
  private static final int LOWEST_HERTZ = 20;
  private static final int HIGHEST_HERTZ = 8000;

  /** Longer than any line's time, for a microphone until Ctrl-C. */
  private static final Duration ENDLESS = Duration.ofDays(1);

  @Parameters(paramLabel = "CAMERA", descriptionKey = "parameter.camera")
  private String camera = "";

  @Option(names = "--file", paramLabel = "F.wav", descriptionKey = "option.talkFile")
  private @Nullable Path file;

  @Option(names = "--tone", paramLabel = "HZ", descriptionKey = "option.tone")
  private @Nullable Integer tone;

  @Option(names = "--microphone", descriptionKey = "option.microphone")
  private boolean microphone;

  @Option(
      names = "--duration",
      paramLabel = "3s",
      converter = DurationConverter.class,
      descriptionKey = "option.talkDuration")
  private @Nullable Duration duration;

  @Option(names = "--dialect", paramLabel = "NAME", descriptionKey = "option.dialect")
  private String dialect = TalkWish.AUTO;

  @Option(names = "--transcript", paramLabel = "FILE", descriptionKey = "option.transcript")
  private @Nullable Path transcript;

  @Mixin private final SignInOptions signIn = new SignInOptions();

  private Subject subject = Subject.NONE;

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    subject = Subject.of(camera);
    Voice.Source voice = voice(call);
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    Camera known = arguments.known(camera);
    subject = subject.of(known);
    return arguments.use(known, signedIn -> talk(signedIn, voice, call));
  }

  private int talk(Camera named, Voice.Source voice, Call call)
      throws OrielException, InterruptedException {
    var lines = new TalkTranscript(transcript, named);
    var ended = new CompletableFuture<TalkState>();
    var talked = new Talked();
    try (lines;
        PushToTalk button = call.services().talks().with(named)) {
      button.press(voice, new TalkWish(dialect, lines::add));
      button.onState(state -> hear(state, talked, ended, call));
      boolean interrupted = await(ended, button);
      talked.stats = button.stats();
      lines.add("ended: " + ended.join().getClass().getSimpleName() + ", " + talked.stats);
      if (ended.join() instanceof TalkState.Refused refused) {
        throw refused.reason();
      }
      tell(talked, named, call);
      if (interrupted) {
        throw new InterruptedException();
      }
      return ExitCode.OK;
    }
  }

  /** Waits for the end; whether Ctrl-C asked for it, which lets what was said be heard. */
  private static boolean await(CompletableFuture<TalkState> ended, PushToTalk button)
      throws InterruptedException {
    try {
      ended.get();
      return false;
    } catch (InterruptedException e) {
      button.release();
      try {
        ended.get();
      } catch (ExecutionException never) {
        throw new IllegalStateException(never);
      }
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(TalkState state, Talked talked, CompletableFuture<TalkState> ended, Call call) {
    switch (state) {
      case TalkState.Talking talking -> {
        talked.talking = talking;
        if (!call.everywhere().json()) {
          call.terminal()
              .err()
              .println(call.texts().get("talk.live", subject.name(), talking.terms().dialect()));
          Duration locked = talking.terms().doorLocked();
          if (locked != null) {
            String left = String.valueOf(locked.toSeconds());
            call.terminal()
                .err()
                .println(call.texts().get("talk.doorLocked", subject.name(), left));
          }
          call.terminal().err().flush();
        }
      }
      case TalkState.Closed closed -> ended.complete(closed);
      case TalkState.Refused refused -> ended.complete(refused);
      case TalkState.Opening _, TalkState.Closing _ -> {}
    }
  }

  private Voice.Source voice(Call call) throws OrielException {
    int given = (file == null ? 0 : 1) + (tone == null ? 0 : 1) + (microphone ? 1 : 0);
    if (given != 1) {
      throw new OrielException(Problem.USAGE, Detail.of("say-what-to-say"));
    }
    if (duration != null && duration.isZero()) {
      throw new OrielException(
          Problem.USAGE, Detail.of("is-not-allowed-for", "0", "--duration", "--duration 3s"));
    }
    if (tone != null) {
      if (tone < LOWEST_HERTZ || tone > HIGHEST_HERTZ) {
        throw new OrielException(
            Problem.USAGE,
            Detail.of("takes-a-number-between", "--tone", LOWEST_HERTZ, HIGHEST_HERTZ, tone));
      }
      return Voices.tone(tone, duration == null ? USUAL_TONE : duration);
    }
    Voice.Source source;
    if (file != null) {
      SoundFile sound = SoundFile.read(file);
      source = () -> Voices.of(sound);
    } else {
      source = Voices.microphone(call.services().microphone());
    }
    return duration == null && file != null
        ? source
        : Voices.limited(source, duration == null ? ENDLESS : duration);
  }

  private void tell(Talked talked, Camera named, Call call) throws OrielException {
    TalkState.Talking talking = talked.talking;
    if (talking == null) {
      throw new OrielException(Problem.INTERRUPTED, Detail.of("ended-from-outside"));
    }
    double late = Math.round(talked.stats.latenessMillisP95() * 10) / 10.0;
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(document(talking, talked, named, late)));
    } else {
      call.terminal()
          .out()
          .println(
              call.texts()
                  .get(
                      "talk.done",
                      subject.name(),
                      String.format(Locale.ROOT, "%.1f", talked.stats.sentMillis() / 1000.0),
                      talking.terms().dialect(),
                      talking.format().codec().jsonName(),
                      String.valueOf(talking.format().rate()),
                      String.valueOf(late)));
    }
  }

  private Map<String, Object> document(
      TalkState.Talking talking, Talked talked, Camera named, double late) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("camera", subject.name());
    document.put("ok", true);
    document.put("family", named.url().scheme());
    document.put("dialect", talking.terms().dialect());
    document.put("mode", talking.terms().mode());
    document.put("codec", talking.format().codec().jsonName());
    document.put("rate", talking.format().rate());
    document.put("payloadType", talking.terms().payloadType());
    document.put("channel", talking.terms().channel());
    OptionalInt bytes = talking.format().packetBytes();
    document.put("packetBytes", bytes.isPresent() ? bytes.getAsInt() : null);
    document.put("sentMs", talked.stats.sentMillis());
    document.put("latenessMsP95", late);
    return document;
  }

  /** What came of it. */
  private static final class Talked {
    private volatile TalkState.@Nullable Talking talking;
    private TalkStats stats = TalkStats.NONE;
  }
}
