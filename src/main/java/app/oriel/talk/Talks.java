package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.Families;
import app.oriel.process.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Talk with all cameras: one line for each of them at a time. For any thread. */
public final class Talks implements AutoCloseable {
  private final Families families;
  private final Threads threads;
  private final TalkSlots slots;
  private final List<PushToTalk> open = new CopyOnWriteArrayList<>();

  /**
   * @param families open the lines
   */
  public Talks(Families families, Threads threads) {
    this.families = families;
    this.threads = threads;
    this.slots = new TalkSlots(families);
  }

  /** A button for a camera; closed by the caller, or with this. */
  public PushToTalk with(Camera camera) {
    var button = new PushToTalk(camera, families, threads, slots, open::remove);
    open.add(button);
    return button;
  }

  /** Ends all talks. */
  @Override
  public void close() {
    open.forEach(PushToTalk::close);
  }
}
