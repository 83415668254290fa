package app.oriel.simulator;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * How loud a camera's loudspeaker is, for who draws it: from 0 to 1, or nothing while nobody talks.
 * Two are equal only if they are the same. For any thread.
 */
@FunctionalInterface
public interface TalkLevel extends Supplier<OptionalDouble> {
  /** Of a camera that nobody ever talks to. */
  TalkLevel NONE = OptionalDouble::empty;
}
