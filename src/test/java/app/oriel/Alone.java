package app.oriel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test that measures the whole process: none that is marked with {@link Beside} runs meanwhile.
 */
@ResourceLock(value = Alone.PROCESS, mode = ResourceAccessMode.READ_WRITE)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Alone {
  /** What is measured. */
  String PROCESS = "the process";
}
