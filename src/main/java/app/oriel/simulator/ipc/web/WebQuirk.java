package app.oriel.simulator.ipc.web;

import app.oriel.simulator.Quirk;
import java.util.List;

/** The ways in which the web API and OpenAPI can be told to differ; tplink-ipc.md section 9.3. */
public final class WebQuirk {
  public static final Quirk<Boolean> WEB = Quirk.yesNo("web", true);
  public static final Quirk<WebTraits.Login> LOGIN =
      Quirk.choice("webLogin", WebTraits.Login.MD5_2);
  public static final Quirk<Integer> ATTEMPTS = Quirk.number("webAttempts", 1, 100, 10);
  public static final Quirk<Integer> LOCK_SECONDS = Quirk.number("webLockSeconds", 1, 3600, 1800);
  public static final Quirk<Integer> NONCE_SECONDS = Quirk.number("webNonceSeconds", 0, 3600, 0);
  public static final Quirk<Integer> STOK_SECONDS = Quirk.number("webStokSeconds", 0, 3600, 0);
  public static final Quirk<Integer> STOK_USES = Quirk.number("webStokUses", 0, 1000, 0);
  public static final Quirk<Boolean> PERCENT = Quirk.yesNo("webPercent", true);
  public static final Quirk<Integer> TRANSIENT = Quirk.number("webTransient", 0, 100, 0);
  public static final Quirk<Boolean> TABLE = Quirk.yesNo("webTable", false);
  public static final Quirk<WebTraits.Audio> AUDIO = Quirk.choice("webAudio", WebTraits.Audio.TOLD);
  public static final Quirk<Boolean> OPEN_API = Quirk.yesNo("openApi", false);

  private static final List<Quirk<?>> ALL =
      List.of(
          WEB,
          LOGIN,
          ATTEMPTS,
          LOCK_SECONDS,
          NONCE_SECONDS,
          STOK_SECONDS,
          STOK_USES,
          PERCENT,
          TRANSIENT,
          TABLE,
          AUDIO,
          OPEN_API);

  private WebQuirk() {}

  /** Every quirk, in the order of the list that people read. */
  public static List<Quirk<?>> all() {
    return ALL;
  }
}
