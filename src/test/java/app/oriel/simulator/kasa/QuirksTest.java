package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.kasa.Traits.PasswordForm;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quirks as people write them. */
class QuirksTest {
  @Test
  void areReadFromNameAndValue() {
    Quirks quirks =
        KasaQuirk.usual()
            .with("framing=chunked10+minus1")
            .with("streamPw=plain+md5")
            .with("resolutionParam=hd=720p")
            .with("maxStreams=4")
            .with("power=off");
    assertEquals(Traits.Framing.CHUNKED10_MINUS1, quirks.get(KasaQuirk.FRAMING));
    assertEquals(Set.of(PasswordForm.PLAIN, PasswordForm.MD5), quirks.get(KasaQuirk.STREAM_PW));
    assertEquals(Traits.ResolutionParam.HD_720P, quirks.get(KasaQuirk.RESOLUTION_PARAM));
    assertEquals(4, quirks.get(KasaQuirk.MAX_STREAMS));
    assertFalse(quirks.get(KasaQuirk.POWER));
    assertEquals(Traits.Sound.ON, quirks.get(KasaQuirk.AUDIO));
  }

  @Test
  void tellWhatToFilm() {
    Quirks quirks =
        KasaQuirk.usual()
            .with("scene=barcode")
            .with("size=1280x720")
            .with("fps=30")
            .with("bitrate=2000000")
            .with("gopSeconds=4");
    assertEquals(new FootageSettings("barcode", 1280, 720, 30, 2_000_000, 4), quirks.footage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "framing=RAW",
        "framing",
        "framing=",
        "streamPw=plain+",
        "maxStreams=0",
        "maxStreams=many",
        "maxStreams=9999999999",
        "audioPart=481",
        "size=1279x720",
        "size=0x0",
        "tls=tls10",
        "nalStartCode=5",
        "scene=moon"
      })
  void areRefusedWithWhatIsAllowed(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> KasaQuirk.usual().with(text));
    String name = text.replaceAll("=.*", "");
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("the quirk " + name), text);
    assertTrue(String.valueOf(refusal.getMessage()).contains("; allowed: "), text);
  }

  @Test
  void areRefusedByNameWithTheNamesThereAre() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> KasaQuirk.usual().with("fraiming=raw"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("framing, chunkSize"));
  }

  @Test
  void areListedWithUsualValuesThatAreAllowed() {
    for (Quirk<?> quirk : KasaQuirk.all()) {
      KasaQuirk.usual().with(quirk.name() + "=" + quirk.usualWord());
      assertFalse(quirk.allowed().isBlank());
    }
  }

  @ParameterizedTest
  @EnumSource(KasaModel.class)
  void areKnownForEveryModel(KasaModel model) {
    assertEquals(model, KasaModel.of(model.name().toLowerCase(Locale.ROOT)));
    assertFalse(model.quirks().get(KasaQuirk.STREAM_PW).isEmpty());
  }

  @Test
  void modelsAreAsSeenOnHardware() {
    assertEquals(1, KasaModel.KC100.quirks().get(KasaQuirk.MAX_STREAMS));
    assertEquals(Traits.Framing.RAW_MINUS1, KasaModel.KC120.quirks().get(KasaQuirk.FRAMING));
    assertEquals(Traits.Framing.RAW_MINUS1, KasaModel.KC200.quirks().get(KasaQuirk.FRAMING));
    assertEquals(Traits.Framing.CHUNKED10, KasaModel.KC401.quirks().get(KasaQuirk.FRAMING));
    assertEquals(Traits.Framing.CHUNKED10, KasaModel.KD110.quirks().get(KasaQuirk.FRAMING));
    assertEquals(Set.of(PasswordForm.PLAIN), KasaModel.KC410S.quirks().get(KasaQuirk.STREAM_PW));
    assertEquals(
        Set.of(PasswordForm.PLAIN, PasswordForm.BASE64),
        KasaModel.KC420WS.quirks().get(KasaQuirk.STREAM_PW));
    assertEquals(
        Traits.Discovery.UNICAST_ONLY, KasaModel.KC420WS.quirks().get(KasaQuirk.DISCOVERY));
    assertEquals(
        Traits.Handshakes.RESET, KasaModel.KC100.quirks().get(KasaQuirk.CONCURRENT_HANDSHAKES));
    assertThrows(IllegalArgumentException.class, () -> KasaModel.of("KC999"));
  }
}
