package app.oriel.simulator.ipc.web;

/**
 * Where the web doors are; 0 for a free port.
 *
 * @param http the web API of TL-IPC; VIGI sends from there to {@code https}
 * @param https the web API of VIGI
 * @param openApi VIGI's OpenAPI
 */
public record WebPorts(int http, int https, int openApi) {
  /** The ports of real cameras. */
  public static final WebPorts REAL = new WebPorts(80, 443, 20443);

  /** Any that are free. */
  public static final WebPorts FREE = new WebPorts(0, 0, 0);
}
