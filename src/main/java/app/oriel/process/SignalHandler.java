package app.oriel.process;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C: the first asks the program to end cleanly, the second ends it at once.
 *
 * <p>Only {@code sun.misc.Signal} tells the two apart: a shutdown hook learns of one signal. The
 * JDK exports it for such use, yet javac warns of it in a way that nothing can waive, so it is
 * looked up by name, here alone.
 */
public final class SignalHandler {
  private static final Logger log = LoggerFactory.getLogger(SignalHandler.class);

  /** The exit code of a program that a signal ended, as shells give it: 128 + SIGINT. */
  private static final int INTERRUPTED = 130;

  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * From now on a signal interrupts the given thread.
   *
   * @param main runs the command
   */
  public SignalHandler(Thread main) {
    try {
      handle("INT", main);
      handle("TERM", main);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      log.debug("this Java tells no signals; Ctrl-C ends the program at once", e);
    }
  }

  private void handle(String name, Thread main) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ending =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              end(main);
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), ending);
  }

  private void end(Thread main) {
    if (asked.getAndSet(true)) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
    main.interrupt();
  }
}
