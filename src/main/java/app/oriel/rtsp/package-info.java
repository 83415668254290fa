/**
 * Cameras of any make that speak RTSP/1.0, over one TCP connection each, plain or encrypted:
 * messages and {@code $} frames, sign-in, session descriptions. It uses {@code bitstream} and
 * {@code camera}, whose {@link app.oriel.camera.SocketOpener} connects, encrypts and knows the
 * pins.
 */
@NullMarked
package app.oriel.rtsp;

import org.jspecify.annotations.NullMarked;
