package app.oriel.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and whom it may ask.
 *
 * @param out for answers; only JSON with {@code --json}
 * @param err for words beside the answer: warnings, progress, failures
 * @param person to be asked and shown progress; null where nobody sits there
 */
public record Terminal(PrintWriter out, PrintWriter err, @Nullable Person person) {}
