package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras that misbehave as told. */
class FaultsTest {
  @Test
  void answersWithAWebPage() throws Exception {
    try (Rig rig = new Rig("answer=html");
        WireClient client = rig.ask()) {
      String all = client.rest();
      assertTrue(all.startsWith("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n"), all);
      assertTrue(all.contains("<!DOCTYPE html>"), all);
    }
  }

  @Test
  void goesAwayWithoutAnAnswer() throws Exception {
    try (Rig rig = new Rig("answer=close");
        WireClient client = rig.ask()) {
      assertEquals("", client.rest());
    }
  }

  @Test
  void takesTheConnectionAndSaysNothing() throws Exception {
    try (Rig rig = new Rig("answer=silent");
        Socket client = new Socket(InetAddress.getLoopbackAddress(), rig.camera.streamPort())) {
      client.getOutputStream().write(new byte[100]);
      client.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void isCutOffInMidPart() throws Exception {
    try (Rig rig = new Rig("drop=1", "timestampMode=none", "framing=raw-none");
        WireClient client = rig.ask()) {
      client.head();
      String all = filmUntilEnd(rig, client);
      int whole = all.indexOf("--data-boundary--", 1);
      int last = all.length() - all.lastIndexOf("--data-boundary--");
      assertTrue(last < whole, last + " bytes of " + whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"fin,false", "reset,true"})
  void isCutOffAsAsked(String how, boolean reset) throws Exception {
    try (Rig rig = new Rig("drop=1", "dropBy=" + how);
        WireClient client = rig.ask()) {
      client.head();
      filmUntilEnd(rig, client);
      assertEquals(reset, client.wasReset());
    }
  }

  @Test
  void fallsSilentWithoutGoingAway() throws Exception {
    try (Rig rig = new Rig("stall=1");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();
      client.head();
      client.text(23);
      Thread.sleep(1000);
      rig.footage.keyframe();
      client.patience(200);
      assertThrows(SocketTimeoutException.class, () -> client.text(1));
      assertEquals(1, rig.camera.counters().streamsOpen());
    }
  }

  private static String filmUntilEnd(Rig rig, WireClient client) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread filming =
        Thread.startVirtualThread(
            () -> {
              while (!ended.get()) {
                rig.footage.keyframe();
                try {
                  Thread.sleep(10);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    try {
      return client.rest();
    } finally {
      ended.set(true);
      filming.join();
    }
  }
}
