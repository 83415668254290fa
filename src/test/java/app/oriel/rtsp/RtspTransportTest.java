package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras that send in a way that Oriel does not receive. */
@Timeout(30)
class RtspTransportTest {
  private final RtspRig rig = new RtspRig();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RTP/AVP;unicast;client_port=5000-5001;server_port=6000-6001 | sends by udp",
        "RTP/AVP/UDP;unicast;source=127.0.0.1 | sends by udp",
        "RTP/AVP;multicast;destination=239.1.1.1;port=5000-5001;ttl=5 | sends by multicast",
      })
  void aTransportThatWasNotAskedForIsNamed(String transport, String words) throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            wire.ok(request, "Transport: " + transport, "Session: " + session);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      OrielException failure = rig.failure(camera, Model.PASSWORD);
      assertEquals(Problem.TRANSPORT_UNSUPPORTED, failure.problem());
      assertEquals(words, failure.detail().toString());
      assertEquals("04603BE0", camera.next("TEARDOWN").header("session"));
    }
  }
}
