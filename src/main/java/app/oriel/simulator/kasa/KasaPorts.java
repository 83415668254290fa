package app.oriel.simulator.kasa;

/**
 * Where a software camera listens.
 *
 * @param stream the TCP port of the stream; 0 for a free one
 * @param discovery the UDP port of sysinfo, and the TCP port that is mute; 0 for a free one
 * @param talk the TCP port of talk; 0 for a free one
 */
public record KasaPorts(int stream, int discovery, int talk) {
  /** The ports of real cameras. */
  public static final KasaPorts REAL = new KasaPorts(19443, 9999, 18443);

  /** Any that are free. */
  public static final KasaPorts FREE = new KasaPorts(0, 0);

  /** Any free port for talk. */
  public KasaPorts(int stream, int discovery) {
    this(stream, discovery, 0);
  }
}
