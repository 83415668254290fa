package app.oriel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Shot;
import app.oriel.simulator.demo.DemoCameras.DemoCamera;
import app.oriel.simulator.demo.DemoCameras.Mix;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The demo's cameras of several makes. */
class MixedDemoTest {
  private final List<FootageSettings> filmed = new ArrayList<>();

  @Test
  void showAllMakesAndFilmEachSceneOncePerSize() throws Exception {
    try (DemoCameras demo =
        DemoCameras.start(Mix.ALL, 9, this::film, Thread.ofVirtual().factory())) {
      assertEquals(
          List.of("kasa", "ipc", "vigi", "tapo", "kasa", "ipc", "vigi", "kasa", "kasa"),
          demo.cameras().stream().map(each -> CameraUrl.parse(each.url()).scheme()).toList());
      assertEquals(filmed.stream().distinct().toList(), filmed);
      for (DemoCamera each : demo.cameras()) {
        int port = CameraUrl.parse(each.url()).port();
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
          assertTrue(socket.isConnected());
        }
      }
    }
  }

  @Test
  void areOfAllMakesUnlessToldOtherwise() throws Exception {
    try (DemoCameras demo = DemoCameras.start(4, this::film, Thread.ofVirtual().factory())) {
      assertEquals(
          4,
          demo.cameras().stream()
              .map(each -> CameraUrl.parse(each.url()).scheme())
              .distinct()
              .count());
    }
  }

  private Footage film(FootageSettings settings) {
    filmed.add(settings);
    return new Footage() {
      @Override
      public Watch watch(Consumer<Shot> watcher) {
        return () -> {};
      }

      @Override
      public void close() {}
    };
  }
}
