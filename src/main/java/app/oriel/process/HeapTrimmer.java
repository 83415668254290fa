package app.oriel.process;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap small by collecting its old part early. By itself the serial collector lets that
 * part grow to its limit first: lost connections, resized pictures and their buffers outside the
 * heap would add up to hundreds of megabytes after some hours. One collection stops everything for
 * about a tenth of a second, so it waits for enough to do.
 */
public final class HeapTrimmer {
  private static final Logger log = LoggerFactory.getLogger(HeapTrimmer.class);
  private static final long MUCH = 32L << 20;

  /** Before the first collection all that lives counts as grown, too. */
  private static final long MUCH_AT_FIRST = 96L << 20;

  private final Optional<MemoryPoolMXBean> old;

  public HeapTrimmer() {
    old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Tenured Gen"))
            .findFirst();
  }

  /** Collects, if so much may have died since the last collection. */
  public void look() {
    old.map(HeapTrimmer::grownBy)
        .filter(grown -> grown > (collected() ? MUCH : MUCH_AT_FIRST))
        .ifPresent(
            grown -> {
              log.debug("{} MB have grown old", grown >> 20);
              collect();
            });
  }

  private boolean collected() {
    return old.filter(pool -> pool.getCollectionUsage().getUsed() > 0).isPresent();
  }

  /** By how many bytes there are more than right after the last collection. */
  private static long grownBy(MemoryPoolMXBean pool) {
    return pool.getUsage().getUsed() - pool.getCollectionUsage().getUsed();
  }

  @SuppressWarnings("System_gc") // see the class
  private static void collect() {
    System.gc();
  }
}
