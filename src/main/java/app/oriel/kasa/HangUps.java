package app.oriel.kasa;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What cameras said of the password without saying yes or no: how often in a row each hung up
 * instead of answering, and which form is the likeliest. Once a hang-up may be a fault of the line;
 * again and again it is how some firmware refuses. Nothing of it is kept on disk. For any thread.
 */
final class HangUps {
  private final Map<Door, Row> rows = new ConcurrentHashMap<>();

  /** The row so far; empty after a success and for other credentials than those it began with. */
  Optional<Row> row(Camera camera, int port) {
    return Optional.ofNullable(rows.get(Door.of(camera, port)))
        .filter(row -> row.credentials.equals(camera.credentials()));
  }

  /**
   * One more opening without an answer.
   *
   * @param last the form of the password that was sent last without an answer
   * @return the row with it
   */
  Row add(Camera camera, int port, Credentials credentials, PasswordForm last) {
    int before = row(camera, port).map(Row::openings).orElse(0);
    Row row = new Row(credentials, before + 1, last);
    rows.put(Door.of(camera, port), row);
    return row;
  }

  /** The camera is busy or off, and refused the other forms of the password but not this one. */
  void guess(Camera camera, int port, Credentials credentials, PasswordForm form) {
    int before = row(camera, port).map(Row::openings).orElse(0);
    rows.put(Door.of(camera, port), new Row(credentials, before, form));
  }

  /** The camera let us in. */
  void forget(Camera camera, int port) {
    rows.remove(Door.of(camera, port));
  }

  /**
   * Openings without an answer, one after another.
   *
   * @param last the likeliest form of the password, unproven
   */
  record Row(Credentials credentials, int openings, PasswordForm last) {}

  private record Door(String host, int port) {
    static Door of(Camera camera, int port) {
      return new Door(camera.url().host().toLowerCase(Locale.ROOT), port);
    }
  }
}
