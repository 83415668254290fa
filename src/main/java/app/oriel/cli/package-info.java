/**
 * The command line: one picocli command a file. It may use services, never {@code ui}; a window is
 * opened only through the {@link app.oriel.cli.WindowOpener} that {@code Main} passes in.
 */
@NullMarked
package app.oriel.cli;

import org.jspecify.annotations.NullMarked;
