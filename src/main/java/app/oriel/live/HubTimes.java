package app.oriel.live;

import java.time.Duration;

/**
 * When a hub acts by itself.
 *
 * @param calm how long a tile must have been small before the sub stream is opened
 * @param patience before a stream that the camera did not give is asked for again
 * @param blind how long a stream may show nothing that can be decoded
 */
record HubTimes(Duration calm, Duration patience, Duration blind) {
  /** What users see. */
  static final HubTimes USUAL =
      new HubTimes(Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(3));
}
