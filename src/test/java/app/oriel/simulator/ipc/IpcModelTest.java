package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.Quirks;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The models that speak RTSP, and what they differ in. */
class IpcModelTest {
  @ParameterizedTest
  @EnumSource
  void areFoundByName(IpcModel model) {
    assertEquals(Optional.of(model), IpcModel.named(model.label().toLowerCase(Locale.ROOT)));
    assertFalse(model.label().contains(" "), "the ready line has blanks between its words");
  }

  @Test
  void quirksAreListedWithUsualValuesThatAreAllowed() {
    for (Quirk<?> quirk : IpcQuirk.all()) {
      IpcQuirk.usual().with(quirk.name() + "=" + quirk.usualWord());
      assertFalse(quirk.allowed().isBlank());
    }
    assertEquals(
        IpcQuirk.all().size(), IpcQuirk.all().stream().map(Quirk::name).distinct().count());
    assertThrows(IllegalArgumentException.class, () -> IpcQuirk.usual().with("framing=raw-none"));
  }

  @Test
  void modelsAreAsSeenOnHardware() {
    assertEquals(15, IpcModel.TAPO_C220.quirks().get(IpcQuirk.TIMEOUT));
    assertEquals(
        IpcTraits.SetParameter.BAD_REQUEST,
        IpcModel.TAPO_C220.quirks().get(IpcQuirk.SET_PARAMETER));
    assertEquals(IpcTraits.Marker.SEI, IpcModel.VIGI_S445.quirks().get(IpcQuirk.MARKER));
    assertEquals(
        IpcTraits.DigestForm.SHA256_QUOTED, IpcModel.VIGI_C540V.quirks().get(IpcQuirk.DIGEST));
    assertEquals(
        IpcTraits.Microphone.AAC, IpcModel.TL_IPC48AW_PLUS.quirks().get(IpcQuirk.MICROPHONE));
    assertEquals(IpcTraits.VideoCodec.H265, IpcModel.TL_IPC652P_A4.quirks().get(IpcQuirk.CODEC));
    assertTrue(IpcModel.TL_IPC44AW_COLOR.quirks().get(IpcQuirk.TALK_NO_AUTH));
    assertTrue(IpcModel.IPC485EP_AI.quirks().get(IpcQuirk.REJECT_EXTRA_ALGORITHM));
  }

  @Test
  void theSmallStreamFilmsTheSameScene() {
    Quirks quirks =
        IpcModel.TL_IPC48AW.quirks().with("scene=yard").with("subSize=320x180").with("fps=25");
    assertEquals(new FootageSettings("yard", 320, 180, 25, 300_000, 2), IpcFootage.small(quirks));
    assertEquals(new FootageSettings("yard", 1920, 1080, 25, 1_300_000, 2), quirks.footage());
  }
}
