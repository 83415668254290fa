package app.oriel.cli;

import app.oriel.camera.Problem;

/** What a command's exit says to scripts. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** The command could not be understood. */
  public static final int USAGE = 2;

  /** Ended by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The exit code for a kind of failure. */
  public static int of(Problem.Kind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case USAGE -> USAGE;
      case UNREACHABLE -> 3;
      case REFUSED -> 4;
      case BUSY, OFF -> 5;
      case PROTOCOL, UNSUPPORTED -> 6;
      case DISK -> 7;
      case CERTIFICATE_CHANGED -> 8;
      case LOCKED_OUT -> 9;
      case NO_DEVICE -> 10;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
