package app.oriel.process;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few calls of Linux's C library that Java has no words for. Each does no harm where it fails.
 */
public final class CLibrary {
  private static final Logger log = LoggerFactory.getLogger(CLibrary.class);

  /** From {@code prctl.h}. */
  private static final int PR_SET_DUMPABLE = 4;

  private CLibrary() {}

  public static boolean isThere() {
    return System.getProperty("os.name").equals("Linux");
  }

  /**
   * Keeps the system from writing this program's memory to a core file, and other programs of the
   * same user from reading it.
   */
  public static void keepMemoryPrivate() {
    try {
      MethodHandle prctl =
          function(
              "prctl",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
              Linker.Option.firstVariadicArg(1));
      int answer = (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L);
      log.debug("the memory is kept private: {}", answer == 0);
    } catch (Throwable e) { // what a method handle declares
      log.debug("the memory is as private as the system has it", e);
    }
  }

  /** Sets a variable of the environment for libraries that are loaded after this. */
  public static void setEnvironment(String name, String value) {
    AddressLayout text = ValueLayout.ADDRESS;
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle setenv =
          function(
              "setenv",
              FunctionDescriptor.of(ValueLayout.JAVA_INT, text, text, ValueLayout.JAVA_INT));
      int answer = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
      log.debug("{}={}: {}", name, value, answer == 0);
    } catch (Throwable e) { // what a method handle declares
      log.debug("{} is as it was", name, e);
    }
  }

  @SuppressWarnings("restricted") // the JVM is asked for native access for JavaFX and FFmpeg too
  private static MethodHandle function(
      String name, FunctionDescriptor takes, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().find(name).orElseThrow();
    return linker.downcallHandle(address, takes, options);
  }
}
