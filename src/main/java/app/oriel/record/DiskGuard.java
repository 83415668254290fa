package app.oriel.record;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;

/**
 * Ends recordings while there is still room to end them well.
 *
 * @param wanted bytes that stay free; below 0 for the usual: 2 GB, or 5 % of a smaller disk
 */
public record DiskGuard(long wanted) {
  private static final long USUAL = 2_000_000_000L;
  private static final long PART = 20;
  private static final long MEGABYTE = 1_000_000;

  /** What users get. */
  public static DiskGuard usual() {
    return new DiskGuard(-1);
  }

  /** How many bytes stay free on a disk. */
  long floor(DiskRoom disk) {
    return wanted >= 0 ? wanted : Math.min(USUAL, disk.total() / PART);
  }

  /** Bytes above the floor; below 0 where there are too few. A disk that says no size has room. */
  long room(DiskRoom disk) {
    return disk.total() <= 0 ? Long.MAX_VALUE : disk.usable() - floor(disk);
  }

  /**
   * Looks at a disk.
   *
   * @throws OrielException {@link Problem#DISK_FULL} where too little is free
   */
  void check(DiskRoom disk) throws OrielException {
    if (room(disk) < 0) {
      throw new OrielException(
          Problem.DISK_FULL,
          Detail.of(
              "megabytes-are-free-and-stay-free",
              disk.usable() / MEGABYTE,
              floor(disk) / MEGABYTE));
    }
  }
}
