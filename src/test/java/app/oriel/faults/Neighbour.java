package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.live.Await;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Live;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tile whose camera is well: nothing that happens to others may reach it. */
final class Neighbour {
  private final PictureFeed feed;
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  private Neighbour(PictureFeed feed) {
    this.feed = feed;
  }

  /** Opens it and waits until it shows pictures. */
  static Neighbour in(House house) throws Exception {
    PictureFeed feed = house.watch(House.known("neighbour", house.software()));
    House.await(feed, Live.class);
    House.awaitPicture(feed);
    Neighbour neighbour = new Neighbour(feed);
    feed.onState(neighbour::note);
    return neighbour;
  }

  private void note(SessionState state) {
    if (!(state instanceof Live)) {
      told.add(state.toString());
    }
  }

  /** It was live all the time, lost no picture to damage, and still shows new ones. */
  void assertUndisturbed() throws Exception {
    long before = feed.stats().received();
    Await.until("the neighbour goes on", () -> feed.stats().received() > before + 1);
    House.awaitPicture(feed);
    assertEquals(List.of(), List.copyOf(told));
    assertEquals(0, feed.stats().damaged());
  }
}
