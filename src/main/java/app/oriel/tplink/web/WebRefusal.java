package app.oriel.tplink.web;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;

/**
 * The web door took the password no more than once and refused it. No {@link
 * Problem#PASSWORD_REFUSED} for the gate: the other doors may take it.
 */
final class WebRefusal extends OrielException {
  private static final long serialVersionUID = 1L;

  WebRefusal(Detail detail) {
    super(Problem.UNSUPPORTED, detail);
  }
}
