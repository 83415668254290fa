package app.oriel.simulator;

import app.oriel.camera.PixelAspect;
import java.util.concurrent.TimeUnit;

/** The quirks that cameras of every make have: what is filmed, and how a line fails. */
public final class CommonQuirk {
  public static final Quirk<Integer> GOP_SECONDS = Quirk.number("gopSeconds", 1, 30, 2);
  public static final Quirk<Integer> MAX_STREAMS = Quirk.number("maxStreams", 1, 32, 2);
  public static final Quirk<Integer> STALL = Quirk.number("stall", 0, 3600, 0);
  public static final Quirk<Integer> DROP = Quirk.number("drop", 0, 3600, 0);
  public static final Quirk<DropBy> DROP_BY = Quirk.choice("dropBy", DropBy.FIN);
  public static final Quirk<Integer> WIFI_JITTER = Quirk.number("wifiJitter", 0, 2000, 0);
  public static final Quirk<String> SCENE =
      new Quirk<>("scene", QuirkValues.words(FootageSettings.SCENES), "hall");
  public static final Quirk<Size> SIZE =
      new Quirk<>("size", QuirkValues.size(), new Size(1920, 1080));
  public static final Quirk<PixelAspect> PIXELS =
      new Quirk<>("pixels", QuirkValues.pixels(), PixelAspect.UNSAID);
  public static final Quirk<Integer> FPS = Quirk.number("fps", 1, 60, 15);
  public static final Quirk<Integer> BITRATE =
      Quirk.number("bitrate", 50_000, 50_000_000, 1_300_000);

  private CommonQuirk() {}

  /** How a stream is cut off. */
  public enum DropBy implements Choice {
    FIN,
    RESET
  }

  /** Whether a stream has run for as long as a quirk allows; 0 seconds allow for ever. */
  public static boolean isOver(Quirks quirks, Quirk<Integer> seconds, long startNanos) {
    int limit = quirks.get(seconds);
    return limit > 0 && System.nanoTime() - startNanos >= TimeUnit.SECONDS.toNanos(limit);
  }
}
