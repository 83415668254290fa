package app.oriel.camera;

/** What a subscriber gets of a camera, one after the other. */
public sealed interface Delivery permits Packet, Seam {}
