package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most memory that was in use at a time, which a large array raises at once. */
final class HeapPeak {
  private static final long MEGABYTE = 1 << 20;

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final long before;

  /** Begins to watch, after a collection. */
  @SuppressWarnings("System_gc")
  HeapPeak() {
    System.gc();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    before = peak();
  }

  private long peak() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /** The young part of the heap, which fills up whatever happens, is 32 MB. */
  void assertGrewAtMost(int megabytes) {
    long grown = (peak() - before) / MEGABYTE;
    assertTrue(grown <= 32 + megabytes, "the heap grew by " + grown + " MB");
  }
}
