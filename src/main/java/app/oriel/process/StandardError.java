package app.oriel.process;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Standard error without the line in which JavaFX announces the pulse rate that we asked for. */
public final class StandardError extends PrintStream {
  private static final String CHATTER = "Setting PULSE_DURATION";

  public StandardError(PrintStream under) {
    super(under, true);
  }

  @Override
  public void println(@Nullable String line) {
    if (line == null || !line.startsWith(CHATTER)) {
      super.println(line);
    }
  }
}
