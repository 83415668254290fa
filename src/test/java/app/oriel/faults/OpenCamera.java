package app.oriel.faults;

import app.oriel.camera.Codec;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Script;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import app.oriel.simulator.AnnexB;
import java.io.IOException;
import java.util.List;

/**
 * A camera of one track that lets everybody in and behaves, as far as a test does not change it.
 */
class OpenCamera implements Script {
  private static final int PERIOD = 6000;

  private final Codec codec;
  private int sequence;

  OpenCamera(Codec codec) {
    this.codec = codec;
  }

  @Override
  public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
    switch (request.method()) {
      case "OPTIONS" -> wire.ok(request, "Public: OPTIONS, GET_PARAMETER");
      case "DESCRIBE" -> describe(request, wire);
      case "SETUP" ->
          wire.ok(request, "Transport: " + request.header("transport"), "Session: 1;timeout=60");
      case "PLAY" -> {
        wire.ok(request);
        play(wire);
      }
      default -> wire.ok(request);
    }
  }

  void describe(Asked request, Wire wire) throws IOException, InterruptedException {
    wire.answer("200 OK", request.header("cseq"), description(), "Content-Base: " + request.uri());
  }

  final String description() {
    return """
    v=0
    m=video 0 RTP/AVP 96
    a=rtpmap:96 %s/90000
    a=control:track1
    """
        .formatted(codec)
        .replace("\n", "\r\n");
  }

  void play(Wire wire) throws IOException, InterruptedException {}

  /** Sends a picture with its parameter sets, each NAL unit in a packet of its own. */
  final void picture(Wire wire, int number, byte[] accessUnit) throws IOException {
    List<AnnexB.Unit> units = AnnexB.units(accessUnit);
    for (int i = 0; i < units.size(); i++) {
      AnnexB.Unit unit = units.get(i);
      byte[] nal = java.util.Arrays.copyOfRange(unit.in(), unit.from(), unit.to());
      packet(wire, number, i == units.size() - 1, nal);
    }
  }

  final void packet(Wire wire, int number, boolean marker, byte[] payload) throws IOException {
    wire.frame(0, Rtp.packet(sequence++ & 0xffff, (long) PERIOD * number, marker, payload));
  }
}
