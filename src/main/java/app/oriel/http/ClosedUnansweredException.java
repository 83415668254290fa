package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;

/** The camera took the request and hung up in good order, without a byte of an answer. */
public final class ClosedUnansweredException extends OrielException {
  private static final long serialVersionUID = 1L;

  /** The only thing it can say. */
  public ClosedUnansweredException() {
    super(Problem.HUNG_UP, Detail.of("hung-up-without-an-answer"));
  }
}
