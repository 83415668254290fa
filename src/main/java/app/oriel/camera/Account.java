package app.oriel.camera;

import java.util.Locale;

/**
 * Who signs in where: the same for all doors of a camera, whatever scheme it was typed with.
 *
 * @param host in lower case
 * @param port tells cameras on one host apart
 */
public record Account(String host, int port, Credentials credentials) {
  /** These credentials at this camera. */
  public static Account of(Camera camera, int port, Credentials credentials) {
    return new Account(host(camera), port, credentials);
  }

  boolean isOf(Camera camera) {
    return host.equals(host(camera)) && credentials.equals(camera.credentials());
  }

  private static String host(Camera camera) {
    return camera.url().host().toLowerCase(Locale.ROOT);
  }
}
