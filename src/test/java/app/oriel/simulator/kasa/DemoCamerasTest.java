package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.demo.DemoCameras;
import app.oriel.simulator.demo.DemoCameras.DemoCamera;
import app.oriel.simulator.demo.DemoCameras.Mix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cameras of a demo of Kasa alone. */
class DemoCamerasTest {
  private final List<FootageSettings> filmed = new ArrayList<>();

  @Test
  void fourMixTheFramingsAndPasswordForms() throws Exception {
    try (DemoCameras demo = start(4)) {
      assertEquals(
          List.of("Hall", "Front door", "Yard", "Shop"),
          demo.cameras().stream().map(DemoCamera::name).toList());
      Set<Object> framings = new HashSet<>();
      Set<Object> forms = new HashSet<>();
      for (DemoCamera camera : demo.cameras()) {
        framings.add(KasaModel.of(camera.model()).quirks().get(KasaQuirk.FRAMING));
        forms.add(KasaModel.of(camera.model()).quirks().get(KasaQuirk.STREAM_PW));
      }
      assertEquals(3, framings.size());
      assertEquals(2, forms.size());
    }
  }

  @Test
  void manyShareFourFootages() throws Exception {
    try (DemoCameras demo = start(25)) {
      assertEquals(25, demo.cameras().size());
      assertEquals(4, filmed.size());
      assertEquals(25, demo.cameras().stream().map(DemoCamera::name).distinct().count());
      assertEquals(25, demo.cameras().stream().map(DemoCamera::url).distinct().count());
      assertEquals(
          25,
          demo.cameras().stream().map(each -> each.credentials().password()).distinct().count());
    }
  }

  @Test
  void letInWhoHasTheirAddressAndPassword() throws Exception {
    try (DemoCameras demo = start(1)) {
      DemoCamera hall = demo.cameras().getFirst();
      CameraUrl url = CameraUrl.parse(hall.url());
      assertTrue(url.path().matches("\\?discovery=\\d+(&talk=\\d+)?"), url.path());
      try (WireClient client =
          WireClient.ask(
              url.port(), hall.credentials().user(), Forms.base64(hall.credentials().password()))) {
        assertTrue(client.head().startsWith("HTTP/1.0 200 OK"));
      }
    }
  }

  private DemoCameras start(int count) throws Exception {
    return DemoCameras.start(
        Mix.KASA,
        count,
        settings -> {
          filmed.add(settings);
          return new FakeFootage();
        },
        Thread.ofVirtual().factory());
  }
}
