package app.oriel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the flags of the program, which the tests run with too. */
class HeapTrimmerTest {
  private static final int LARGER_THAN_THE_YOUNG_PART = 20 << 20;

  @Test
  void collectsWhenMuchHasGrownOldAndNotBefore() {
    HeapTrimmer garbage = new HeapTrimmer();
    garbage.look();
    long before = collections();
    garbage.look();
    assertEquals(before, collections(), "nothing has grown old");

    List<byte[]> old = new ArrayList<>();
    old.add(new byte[LARGER_THAN_THE_YOUNG_PART]);
    old.add(new byte[LARGER_THAN_THE_YOUNG_PART]);
    assertEquals(2, old.size());
    garbage.look();
    assertTrue(collections() > before, "40 MB have grown old");
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(collector -> collector.getName().equals("MarkSweepCompact"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
