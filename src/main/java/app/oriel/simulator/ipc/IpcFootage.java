package app.oriel.simulator.ipc;

import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * What one lens films, large and small.
 *
 * @param main the main stream's
 * @param sub the sub stream's; may be the same
 */
public record IpcFootage(Footage main, Footage sub) implements AutoCloseable {
  /**
   * The footage that quirks ask for: drawn and compressed as it happens, or recorded where it is to
   * be H.265. The caller closes it.
   *
   * @param film makes drawn footage
   * @param threads of platform threads, for recorded footage
   */
  public static IpcFootage of(
      Quirks quirks, Function<FootageSettings, Footage> film, ThreadFactory threads) {
    if (quirks.get(IpcQuirk.CODEC) == VideoCodec.H265) {
      return new IpcFootage(RecordedFilm.main(threads), RecordedFilm.sub(threads));
    }
    boolean jpeg = quirks.get(IpcQuirk.CODEC) == VideoCodec.MJPEG;
    FootageSettings large = quirks.footage();
    FootageSettings small = small(quirks);
    Footage main = film.apply(jpeg ? large.asJpeg() : large);
    try {
      return new IpcFootage(main, film.apply(jpeg ? small.asJpeg() : small));
    } catch (RuntimeException e) {
      main.close();
      throw e;
    }
  }

  /** What the sub stream films. */
  static FootageSettings small(Quirks quirks) {
    Size size = quirks.get(IpcQuirk.SUB_SIZE);
    return new FootageSettings(
            quirks.get(IpcQuirk.SCENE),
            size.width(),
            size.height(),
            quirks.get(IpcQuirk.FPS),
            quirks.get(IpcQuirk.SUB_BITRATE),
            quirks.get(IpcQuirk.GOP_SECONDS))
        .with(quirks.get(IpcQuirk.SUB_PIXELS));
  }

  /** Ends both. */
  @Override
  public void close() {
    main.close();
    sub.close();
  }
}
