package app.oriel.ui.tile;

import app.oriel.camera.OrielException;
import app.oriel.process.Threads;
import app.oriel.profile.LiveProfile;
import app.oriel.profile.MicrophoneSettings;
import app.oriel.sound.Microphone;
import app.oriel.sound.MicrophoneTake;
import app.oriel.text.Texts;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Which microphone is used and how; it is listened to while somebody looks at its level. Everything
 * belongs to the toolkit's thread.
 */
public final class MicrophoneViewModel {
  /** Enough for a level. */
  private static final int RATE = 8000;

  private final Microphone microphone;
  private final Executor fx;
  private final Threads threads;
  private final Texts texts;
  private final LiveProfile profile;
  private final ReadOnlyObjectWrapper<MicrophoneSettings> choice;
  private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private CountDownLatch looking = new CountDownLatch(0);

  /**
   * @param profile holds the choice
   */
  public MicrophoneViewModel(
      Talking talking, LiveProfile profile, Executor fx, Threads threads, Texts texts) {
    this.microphone = talking.microphone();
    this.choice = new ReadOnlyObjectWrapper<>(profile.settings().microphone());
    this.fx = fx;
    this.threads = threads;
    this.texts = texts;
    this.profile = profile;
    apply();
    profile.tell(now -> fx.execute(this::follow));
  }

  /** What the user decided. */
  public ReadOnlyObjectProperty<MicrophoneSettings> choice() {
    return choice.getReadOnlyProperty();
  }

  /** The microphones to choose from; looked for with each {@link #look}. */
  public ReadOnlyObjectProperty<List<String>> names() {
    return names.getReadOnlyProperty();
  }

  /** Why there is no level, in a few words; empty where there is one. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** How loud it is now, 0 to 1; 0 while nobody looks or talks. */
  public double level() {
    return microphone.level();
  }

  /** The user decides otherwise. */
  public void change(UnaryOperator<MicrophoneSettings> change) {
    if (!change.apply(choice.get()).equals(choice.get())) {
      profile.set(all -> all.with(change.apply(all.microphone())));
      follow();
    }
  }

  private void follow() {
    MicrophoneSettings before = choice.get();
    MicrophoneSettings newer = profile.settings().microphone();
    if (newer.equals(before)) {
      return;
    }
    choice.set(newer);
    apply();
    if (!newer.device().equals(before.device()) && looking.getCount() > 0) {
      look();
    }
  }

  /** Tries a gain while the user is looking for the right one; nothing is kept. */
  public void slide(int percent) {
    microphone.gain(percent);
  }

  private void apply() {
    MicrophoneSettings now = choice.get();
    microphone.choose(now.device());
    microphone.gain(now.gainPercent());
    microphone.noiseGate(now.noiseGate());
  }

  /** Somebody looks: the list is made anew, and the microphone opened for its level. */
  public void look() {
    CountDownLatch before = looking;
    CountDownLatch until = new CountDownLatch(1);
    looking = until;
    threads.startVirtual("microphone level", () -> listen(until, before));
  }

  /** Nobody looks any more. */
  public void lookAway() {
    looking.countDown();
  }

  /**
   * @param before who listened until now goes after it, so that the device stays open
   */
  private void listen(CountDownLatch until, CountDownLatch before) {
    List<String> found = microphone.names();
    fx.execute(() -> names.set(found));
    try (MicrophoneTake take = microphone.listen(RATE)) {
      before.countDown();
      take.begin(RATE);
      fx.execute(() -> trouble.set(""));
      until.await();
    } catch (OrielException e) {
      fx.execute(() -> trouble.set(TalkWords.sentence(texts.detail(e))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      before.countDown();
    }
  }
}
