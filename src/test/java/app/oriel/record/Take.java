package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.live.ScriptedStream;
import java.time.Duration;

/**
 * A recording of a stream that a test offers packets to.
 *
 * @param stream goes on from nothing
 */
public record Take(Recording recording, ScriptedStream stream) {
  public void offer(Packet packet) {
    stream.offer(packet);
  }

  void end() {
    recording.end();
  }

  RecordState state() {
    return recording.state();
  }

  boolean join(Duration patience) throws InterruptedException {
    return recording.join(patience);
  }
}
