/**
 * Real-time transport: makes access units and pieces of sound out of RTP packets. It uses only
 * {@code camera}.
 */
@NullMarked
package app.oriel.rtsp.rtp;

import org.jspecify.annotations.NullMarked;
