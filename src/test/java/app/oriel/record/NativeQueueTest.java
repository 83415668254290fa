package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NativeQueueTest {
  private static final long SEED = 7;
  private static final int LARGEST = 700_000;
  private static final int ROUNDS = 400;

  private static final class Entry {
    private final long at;
    private final byte[] bytes;

    Entry(long at, byte[] bytes) {
      this.at = at;
      this.bytes = bytes;
    }
  }

  /** Small ones, and ones that need several pieces of memory. */
  private static byte[] some(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(8) == 0 ? LARGEST : 5000)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void givesWhatItTookWhateverLeftMeanwhile() {
    Random random = new Random(SEED);
    Deque<Entry> kept = new ArrayDeque<>();
    NativeQueue queue = new NativeQueue();
    try {
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes = some(random);
        assertEquals(queue.end(), kept.isEmpty() ? queue.end() : end(kept.getLast()));
        kept.add(new Entry(queue.append(bytes), bytes));
        while (random.nextInt(3) == 0 && kept.size() > 1) {
          kept.removeFirst();
          queue.dropBefore(kept.getFirst().at);
        }
        kept.forEach(each -> assertArrayEquals(each.bytes, read(queue, each)));
      }
    } finally {
      queue.clear();
    }
  }

  @Test
  void beginsAnewAfterAllIsGivenBack() {
    Random random = new Random(SEED);
    NativeQueue queue = new NativeQueue();
    for (int i = 0; i < 3; i++) {
      byte[] bytes = new byte[LARGEST];
      random.nextBytes(bytes);
      queue.append(new byte[10]);
      Entry entry = new Entry(queue.append(bytes), bytes);
      assertArrayEquals(bytes, read(queue, entry));
      queue.clear();
    }
  }

  private static long end(Entry entry) {
    return entry.at + entry.bytes.length;
  }

  private static byte[] read(NativeQueue queue, Entry entry) {
    return queue.read(entry.at, entry.bytes.length);
  }
}
