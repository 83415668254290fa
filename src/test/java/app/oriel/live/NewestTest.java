package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue of the newest pictures: what it keeps, loses and counts. */
@Timeout(20)
class NewestTest {
  private final ScriptedStream stream = new ScriptedStream();
  private final Subscription queue = stream.subscribe(new QueuePolicy.Newest(4));

  @Test
  void startsWithAKeyframeAndCountsNothingBeforeIt() throws Exception {
    stream.offer(picture());
    stream.offer(picture());
    Packet.Video first = keyframe();
    Packet.Video second = picture();
    stream.offer(first);
    stream.offer(second);

    assertSame(first, take());
    assertSame(second, take());
    assertFalse(queue.hasMore());
    assertEquals(0, queue.dropped());
  }

  @Test
  void losesAllUpToTheNextKeyframeWhenItOverflows() throws Exception {
    offer(true, false, false, false);
    stream.offer(picture()); // no room: four waiting and this one are lost
    stream.offer(picture());
    assertFalse(queue.hasMore());
    assertEquals(6, queue.dropped());

    Packet.Video next = keyframe();
    stream.offer(next);
    assertSame(next, take());
    assertEquals(6, queue.dropped());
  }

  @Test
  void keepsWhatCameSinceTheLastKeyframeWhileTheConsumerRests() throws Exception {
    offer(true, false);
    queue.rest(true);
    offer(false);
    Packet.Video last = keyframe();
    Packet.Video after = picture();
    stream.offer(last);
    stream.offer(after);
    FutureTask<Packet.Video> waiting = new FutureTask<>(this::take);
    Thread.ofVirtual().start(waiting);
    assertThrows(TimeoutException.class, () -> waiting.get(50, TimeUnit.MILLISECONDS));

    queue.rest(false);
    assertSame(last, waiting.get());
    assertSame(after, take());
    assertEquals(0, queue.dropped());
  }

  @Test
  void aQueueThatRestsIsClosedLikeAnyOther() throws Exception {
    queue.rest(true);
    queue.close();
    assertNull(take());
  }

  @Test
  void startsOverAtOnceWhenAKeyframeOverflowsIt() throws Exception {
    offer(true, false, false, false);
    Packet.Video next = keyframe();
    stream.offer(next);

    assertSame(next, take());
    assertEquals(4, queue.dropped());
  }

  @Test
  void whatTheStreamLostIsDropped() {
    offer(true);
    stream.miss(5, 2, queue);
    stream.miss(0, 1, queue);
    assertEquals(3, queue.dropped());
    assertEquals(5, queue.lostPackets());
  }

  @Test
  void holdsAsManyAsItSays() {
    offer(true, false, false, false);
    assertEquals(0, queue.dropped());
  }

  @Test
  void skipsWhatWaitsUpToAKeyframe() throws Exception {
    offer(true, false, false);
    take();
    Packet.Video next = keyframe();
    stream.offer(next);
    queue.skipToKeyframe();

    assertSame(next, take());
    assertEquals(2, queue.dropped());
    Packet.Video after = picture();
    stream.offer(after);
    assertSame(after, take());
  }

  @Test
  void waitsForAKeyframeWhenNoneWaits() throws Exception {
    offer(true, false, false);
    take();
    queue.skipToKeyframe();
    stream.offer(picture());
    assertFalse(queue.hasMore());
    assertEquals(3, queue.dropped());

    Packet.Video next = keyframe();
    stream.offer(next);
    assertSame(next, take());
  }

  @Test
  void drainsAfterTheEnd() throws Exception {
    Packet.Video last = keyframe();
    stream.offer(last);
    queue.close();
    queue.close();
    stream.offer(keyframe());

    assertSame(last, take());
    assertNull(take());
    assertNull(take());
  }

  @Test
  void closingWakesAWaitingConsumer() throws Exception {
    FutureTask<Boolean> consumer = new FutureTask<>(() -> take() == null);
    Thread thread = Thread.startVirtualThread(consumer);
    Await.until("the consumer waits", () -> thread.getState() == Thread.State.WAITING);
    queue.close();
    assertTrue(consumer.get(10, TimeUnit.SECONDS));
  }

  @Test
  void anInterruptEndsTheWaitOfAConsumer() throws Exception {
    FutureTask<Boolean> consumer =
        new FutureTask<>(
            () -> {
              assertThrows(InterruptedException.class, this::take);
              return true;
            });
    Thread.startVirtualThread(consumer).interrupt();
    assertTrue(consumer.get(10, TimeUnit.SECONDS));
  }

  @Test
  void neverMakesTheReaderWait() {
    for (int i = 0; i < 100_000; i++) {
      stream.offer(i % 30 == 0 ? keyframe() : picture());
    }
    assertTrue(queue.dropped() > 99_000);
  }

  @Test
  void aConsumerSeesNothingTwiceAndNoGapButAtKeyframes() throws Exception {
    int count = 20_000;
    CountDownLatch ready = new CountDownLatch(1);
    Thread reader =
        Thread.startVirtualThread(
            () -> {
              ready.countDown();
              for (int i = 0; i < count; i++) {
                stream.offer(numbered(i, i % 15 == 0));
              }
              queue.close();
            });
    ready.await();
    long last = -1;
    long taken = 0;
    for (Packet.Video p = take(); p != null; p = take()) {
      assertTrue(p.timestamp() == last + 1 || (p.keyframe() && p.timestamp() > last));
      last = p.timestamp();
      taken++;
    }
    reader.join();
    assertEquals(count, taken + queue.dropped());
  }

  /** The next picture; null at the end. */
  private Packet.@Nullable Video take() throws InterruptedException {
    while (!queue.isOver()) {
      if (queue.next() instanceof Packet.Video picture) {
        return picture;
      }
    }
    return null;
  }

  private void offer(boolean... keyframes) {
    for (boolean keyframe : keyframes) {
      stream.offer(keyframe ? keyframe() : picture());
    }
  }

  private static Packet.Video keyframe() {
    return ScriptedSource.packet(new byte[1], true);
  }

  private static Packet.Video picture() {
    return ScriptedSource.packet(new byte[1], false);
  }

  private static Packet.Video numbered(int number, boolean keyframe) {
    Packet.Video packet = ScriptedSource.packet(new byte[1], keyframe);
    return new Packet.Video(packet.track(), packet.bytes(), number, packet.arrival(), keyframe);
  }
}
