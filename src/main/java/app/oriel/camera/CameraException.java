package app.oriel.camera;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A camera could not be used. The {@link Problem} chooses the words that people read; the detail is
 * what the camera did, for the second line and the log, and never holds a secret.
 */
public class CameraException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_DETAIL = 200;

  private final Problem problem;

  /**
   * @param detail what the camera answered or did, in plain English; cut to 200 characters, and
   *     made printable, because cameras choose some of it
   */
  public CameraException(Problem problem, String detail) {
    this(problem, detail, null);
  }

  /** As above, with the failure underneath. */
  public CameraException(Problem problem, String detail, @Nullable Throwable cause) {
    super(printable(detail), cause);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** What the camera answered or did; one printable line. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Takes out what moves a terminal's cursor, ends a line or turns the text around. */
  private static String printable(String text) {
    String cut = text.length() > LONGEST_DETAIL ? text.substring(0, end(text)) + "…" : text;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }

  private static int end(String text) {
    boolean inTwo = Character.isHighSurrogate(text.charAt(LONGEST_DETAIL - 1));
    return inTwo ? LONGEST_DETAIL - 1 : LONGEST_DETAIL;
  }
}
