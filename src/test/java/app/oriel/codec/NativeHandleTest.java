package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

/** One owner, one thread, freed once. */
class NativeHandleTest {
  private final AtomicInteger freed = new AtomicInteger();
  private final BytePointer pointer = new BytePointer(16);
  private final NativeHandle<BytePointer> handle =
      new NativeHandle<>("bytes", pointer, it -> freed.incrementAndGet());

  @Test
  void givesTheObjectUntilItIsClosed() {
    assertSame(pointer, handle.get());
    handle.close();
    assertThrows(IllegalStateException.class, handle::get);
    assertTrue(pointer.isNull());
  }

  @Test
  void freesOnce() {
    handle.close();
    handle.close();
    assertEquals(1, freed.get());
  }

  @Test
  void refusesAnotherThread() throws Exception {
    assertRefused(handle::get);
    assertRefused(
        () -> {
          handle.close();
          return handle;
        });
    assertEquals(0, freed.get());
    assertSame(pointer, handle.get());
  }

  @Test
  void takesAnotherObjectInPlace() {
    BytePointer other = new BytePointer(8);
    handle.replace(other);
    assertSame(other, handle.get());
    handle.close();
    assertThrows(IllegalStateException.class, () -> handle.replace(pointer));
  }

  @Test
  void whatFFmpegCouldNotMakeIsNoHandle() {
    var failure =
        assertThrows(
            IllegalStateException.class, () -> new NativeHandle<>("a frame", null, it -> {}));
    assertEquals("FFmpeg could not make a frame", failure.getMessage());
    assertThrows(
        IllegalStateException.class,
        () -> new NativeHandle<>("a frame", new BytePointer(), it -> {}));
  }

  private static void assertRefused(java.util.concurrent.Callable<?> use) throws Exception {
    FutureTask<?> task = new FutureTask<>(use);
    Thread.ofPlatform().name("stranger").start(task);
    var failure =
        assertThrows(ExecutionException.class, () -> task.get(10, TimeUnit.SECONDS)).getCause();
    assertTrue(failure instanceof IllegalStateException, String.valueOf(failure));
  }
}
