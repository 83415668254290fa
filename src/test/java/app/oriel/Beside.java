package app.oriel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test that mostly waits, with a rig of its own: it is run beside others of its class, but beside
 * no other class, which may count threads, heap or open files.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Alone.PROCESS, mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Beside {}
