package app.oriel.record;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes outside the heap, that leave in the order in which they came. What is remembered for half a
 * minute grows old in the heap before it dies there, and collecting that stops all pictures for a
 * tenth of a second. Takes what it holds and less than two pieces more. Guarded by its owner.
 */
final class NativeQueue {
  private static final int PIECE = 256 << 10;

  private final List<Piece> pieces = new ArrayList<>();

  /** Left by what went, for what comes next. */
  private @Nullable Piece spare;

  /** Where the first piece begins, in bytes since the beginning. */
  private long base;

  private long tail;

  private record Piece(Arena arena, MemorySegment memory) {
    static Piece fresh() {
      Arena arena = Arena.ofShared();
      return new Piece(arena, arena.allocate(PIECE));
    }
  }

  /** Takes a copy; where it lies from now on. */
  long append(byte[] bytes) {
    long at = tail;
    int done = 0;
    while (done < bytes.length) {
      if (tail == base + (long) pieces.size() * PIECE) {
        pieces.add(spare != null ? spare : Piece.fresh());
        spare = null;
      }
      int into = (int) (tail % PIECE);
      int count = Math.min(PIECE - into, bytes.length - done);
      MemorySegment.copy(bytes, done, pieces.getLast().memory, ValueLayout.JAVA_BYTE, into, count);
      done += count;
      tail += count;
    }
    return at;
  }

  /** A copy of what was appended there. */
  byte[] read(long at, int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long from = at + done;
      MemorySegment memory = pieces.get((int) ((from - base) / PIECE)).memory;
      int within = (int) (from % PIECE);
      int count = Math.min(PIECE - within, length - done);
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, within, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  /** All that lies before is needed no more. */
  void dropBefore(long at) {
    while (!pieces.isEmpty() && base + PIECE <= at) {
      Piece empty = pieces.removeFirst();
      base += PIECE;
      if (spare == null) {
        spare = empty;
      } else {
        empty.arena.close();
      }
    }
  }

  /** Where the next byte will lie. */
  long end() {
    return tail;
  }

  /** Gives all memory back; its owner does so at the end. What comes later takes some anew. */
  void clear() {
    pieces.forEach(piece -> piece.arena.close());
    pieces.clear();
    if (spare != null) {
      spare.arena.close();
      spare = null;
    }
    tail = Math.ceilDiv(tail, PIECE) * PIECE;
    base = tail;
  }
}
