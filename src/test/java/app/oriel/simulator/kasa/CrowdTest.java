package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.Shot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several clients at one camera: how many, which of them suffer, and what is left of them. */
class CrowdTest {
  private static final String UNAVAILABLE =
      "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 19\r\n\r\nService Unavailable";

  @Test
  void turnsAwayOneClientTooMany() throws Exception {
    try (Rig rig = new Rig(KasaModel.KC100);
        WireClient first = rig.ask()) {
      first.head();
      try (WireClient second = rig.ask()) {
        assertEquals(UNAVAILABLE, second.rest());
      }
      assertEquals(1, rig.camera.counters().streamsOpen());
      assertEquals(1, rig.camera.counters().unavailable());
    }
  }

  @Test
  void resetsOneClientTooManyWhereToldTo() throws Exception {
    try (Rig rig = new Rig("maxStreams=1", "busyStatus=reset");
        WireClient first = rig.ask()) {
      first.head();
      try (WireClient second = rig.ask()) {
        assertThrows(IOException.class, second::head);
      }
    }
  }

  @Test
  void hasRoomAgainWhenAClientLeaves() throws Exception {
    try (Rig rig = new Rig("maxStreams=1")) {
      try (WireClient first = rig.ask()) {
        first.head();
        rig.footage.awaitWatchers(1);
      }
      rig.footage.awaitWatchers(0);
      rig.awaitStreams(0);
      try (WireClient second = rig.ask()) {
        assertTrue(second.head().startsWith("HTTP/1.0 200 OK"));
      }
    }
  }

  @Test
  void endsItsStreamsWhenSwitchedOff() throws Exception {
    try (Rig rig = new Rig();
        WireClient watching = rig.ask()) {
      watching.head();
      rig.camera.setPower(false);
      assertEquals("", watching.rest());
      try (WireClient late = rig.ask()) {
        assertEquals(UNAVAILABLE, late.rest());
      }
      rig.camera.setPower(true);
      rig.awaitStreams(0);
      try (WireClient again = rig.ask()) {
        assertTrue(again.head().startsWith("HTTP/1.0 200 OK"));
      }
    }
  }

  @Test
  void aClientThatReadsNothingHarmsNoOther() throws Exception {
    byte[] large = new byte[1_000_000];
    System.arraycopy(FakeFootage.KEYFRAME, 0, large, 0, FakeFootage.KEYFRAME.length);
    Arrays.fill(large, FakeFootage.KEYFRAME.length, large.length, (byte) 9);
    try (Rig rig = new Rig("timestampMode=none");
        WireClient stuck = rig.ask();
        WireClient reading = rig.ask()) {
      stuck.head();
      reading.head();
      rig.footage.awaitWatchers(2);
      for (int i = 0; i < 30; i++) {
        rig.footage.shoot(new Shot.Picture(large, true, System.nanoTime()));
        String head = reading.head();
        assertTrue(head.contains("Content-Length: 1000000\r\n"), head);
        reading.text(1_000_002);
      }
      assertEquals(2, rig.camera.counters().streamsOpen());
    }
  }

  @Test
  void resetsAHandshakeBesideAnotherWhereToldTo() throws Exception {
    try (Rig rig = new Rig("concurrentHandshakes=reset");
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), rig.camera.streamPort())) {
      rig.awaitConnections(1);
      assertThrows(IOException.class, () -> WireClient.connect(rig.camera.streamPort()));
      assertTrue(slow.isConnected());
    }
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    try (Rig rig = new Rig("maxStreams=4");
        WireClient watching = rig.ask();
        WireClient silent = WireClient.connect(rig.camera.streamPort());
        Socket unfinished = new Socket(InetAddress.getLoopbackAddress(), rig.camera.streamPort())) {
      watching.head();
      rig.footage.awaitWatchers(1);
      rig.awaitConnections(3);
      rig.end();
      assertEquals(List.of(), rig.running());
      assertEquals(0, rig.footage.watchers());
      assertEquals(-1, unfinished.getInputStream().read());
      assertEquals("", silent.rest());
    }
  }
}
