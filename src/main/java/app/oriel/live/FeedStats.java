package app.oriel.live;

import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import org.jspecify.annotations.Nullable;

/**
 * How a tile's pictures fared in the last second, and since it was opened.
 *
 * @param quality which of the camera's streams is shown
 * @param heldBack why the stream that would fit better is not shown, or null
 * @param upstreams connections to the camera that stand for the tile
 * @param budget the camera's connections, those for other tiles too
 * @param stream what the stream that is shown carries
 * @param shown pictures shown in the last second
 * @param delayP50 nanoseconds from the last byte read to the pulse that showed it; 0 with none
 * @param delayP95 the same, 95 of 100
 * @param decodeNanos decoding and scaling of a picture, in the middle; 0 with none
 * @param width pixels of the camera's picture, 0 before the first
 * @param height lines of the camera's picture
 * @param received access units since the tile was opened
 * @param dropped access units that could not be shown, since the tile was opened: they were not
 *     whole, needed one that was not, or came faster than they were decoded
 * @param lostPackets pieces of the stream that never came, since the tile was opened
 * @param damaged access units that could not be decoded, since the tile was opened
 */
public record FeedStats(
    Quality quality,
    @Nullable Problem heldBack,
    int upstreams,
    Budget budget,
    StreamStats stream,
    int shown,
    long delayP50,
    long delayP95,
    long decodeNanos,
    int width,
    int height,
    long received,
    long dropped,
    long lostPackets,
    long damaged) {}
