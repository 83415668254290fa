package app.oriel.ui.tile;

import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.process.Threads;
import app.oriel.sound.Microphone;
import app.oriel.sound.MicrophoneDevice;
import app.oriel.sound.MicrophoneLine;
import app.oriel.talk.Talks;
import app.oriel.talk.Voice;
import app.oriel.talk.Voices;
import java.util.List;

/**
 * What a wall talks to its cameras with; nothing of it is closed by the wall.
 *
 * @param families say which cameras can be talked to
 * @param voice what is said while the button is held
 */
public record Talking(Talks talks, Families families, Microphone microphone, Voice.Source voice) {

  /** What the microphone hears is said. */
  public Talking(Talks talks, Families families, Microphone microphone) {
    this(talks, families, microphone, Voices.microphone(microphone));
  }

  /** For a wall whose cameras nobody talks to. */
  public static Talking none(Threads threads) {
    Families families = new Families(List.of());
    Microphone microphone =
        new Microphone(new NoDevice(), threads.platform("no microphone"), System::nanoTime);
    return new Talking(new Talks(families, threads), families, microphone);
  }

  private static final class NoDevice implements MicrophoneDevice {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public MicrophoneLine open(String name) throws OrielException {
      throw new OrielException(Problem.NO_MICROPHONE, Detail.of("the-microphone-does-not-open"));
    }
  }
}
