package app.oriel.camera;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something could not be done: a camera, a disk, the profile or a display failed, or what was asked
 * for makes no sense. The {@link Problem} and the {@link Detail} choose the words that people read;
 * the message is for logs, and never holds a secret.
 */
public class OrielException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Detail detail;

  /**
   * @param detail what the camera answered or did
   */
  public OrielException(Problem problem, Detail detail) {
    this(problem, detail, null);
  }

  /** As above, with the failure underneath. */
  public OrielException(Problem problem, Detail detail, @Nullable Throwable cause) {
    super(detail.toString(), cause);
    this.problem = problem;
    this.detail = detail;
  }

  /** The camera asks who it is, and nobody has said. */
  public static OrielException passwordMissing() {
    return new OrielException(
        Problem.PASSWORD_MISSING, Detail.of("no-user-name-and-password-are-known"));
  }

  /**
   * What is said of a mistake in Oriel, and of memory that ran out: its kind, for the rest is for
   * the log.
   */
  public static OrielException mistake(Throwable failure) {
    Detail said = Detail.of("said", failure.getClass().getSimpleName());
    return new OrielException(Problem.INTERNAL, said, failure);
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** What the camera answered or did. */
  public Detail detail() {
    return detail;
  }
}
