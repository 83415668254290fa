package app.oriel.camera;

/**
 * Between two packets: what follows does not go on from what came before. The first packet of all
 * has one before it too.
 *
 * @param quality the stream that follows
 * @param track the track of the packet that follows
 * @param otherStream whether it is another stream, else another connection of the same one
 */
public record Seam(Quality quality, TrackInfo track, boolean otherStream) implements Delivery {}
