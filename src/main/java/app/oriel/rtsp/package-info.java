/**
 * Cameras of any make that speak RTSP/1.0, over one TCP connection each: messages and {@code $}
 * frames, sign-in, session descriptions. It uses only {@code camera}.
 */
@NullMarked
package app.oriel.rtsp;

import org.jspecify.annotations.NullMarked;
