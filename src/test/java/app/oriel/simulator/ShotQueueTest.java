package app.oriel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** A full queue loses all up to the next keyframe, and no more memory than allowed. */
class ShotQueueTest {
  private static final Shot KEYFRAME = new Shot.Picture(new byte[10], true, 0);
  private static final Shot PICTURE = new Shot.Picture(new byte[10], false, 0);

  @Test
  void losesUpToTheNextKeyframeByCount() throws Exception {
    ShotQueue queue = new ShotQueue(true);
    queue.offer(KEYFRAME);
    for (int i = 0; i < 1000; i++) {
      queue.offer(PICTURE);
    }
    Shot next = new Shot.Picture(new byte[10], true, 1);
    queue.offer(next);
    assertSame(next, queue.take());
  }

  @Test
  void losesUpToTheNextKeyframeByBytes() throws Exception {
    ShotQueue queue = new ShotQueue(true);
    Shot large = new Shot.Picture(new byte[5 << 20], true, 0);
    queue.offer(KEYFRAME);
    queue.offer(large);
    Shot next = new Shot.Picture(new byte[5 << 20], true, 1);
    queue.offer(next);
    assertSame(next, queue.take());
    queue.offer(PICTURE);
    assertEquals(PICTURE, queue.take());
  }

  @Test
  void isOverWhenClosed() throws Exception {
    ShotQueue queue = new ShotQueue(true);
    queue.offer(KEYFRAME);
    queue.close();
    queue.offer(KEYFRAME);
    assertNull(queue.take());
    queue.awaitClosed();
  }
}
