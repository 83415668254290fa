package app.oriel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the system from writing this program's memory, which holds passwords, to a core file, and
 * other programs of the same user from reading it. The JVM's own switch covers only the crashes
 * that its reporter survives.
 */
final class PrivateMemory {
  private static final Logger log = LoggerFactory.getLogger(PrivateMemory.class);

  /** From Linux's {@code prctl.h}. */
  private static final int PR_SET_DUMPABLE = 4;

  private PrivateMemory() {}

  /** Asks for it, beside what else is done at the start; does nothing where it is not Linux. */
  static void ask() {
    if (System.getProperty("os.name").equals("Linux")) {
      Thread.ofPlatform().daemon().name("private memory").start(PrivateMemory::call);
    }
  }

  @SuppressWarnings("restricted") // the JVM is asked for native access for JavaFX and FFmpeg too
  private static void call() {
    try {
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> prctl = linker.defaultLookup().find("prctl");
      if (prctl.isPresent()) {
        var takes =
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
        MethodHandle call =
            linker.downcallHandle(prctl.get(), takes, Linker.Option.firstVariadicArg(1));
        int answer = (int) call.invokeExact(PR_SET_DUMPABLE, 0L);
        log.debug("core files are switched off: {}", answer == 0);
      }
    } catch (Throwable e) { // what a method handle declares
      log.debug("core files are as the system has them", e);
    }
  }
}
