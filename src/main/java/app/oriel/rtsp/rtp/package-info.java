/**
 * Real-time transport: makes access units and pieces of sound out of RTP packets. It uses {@code
 * camera}, {@code bitstream} and {@code rtsp}.
 */
@NullMarked
package app.oriel.rtsp.rtp;

import org.jspecify.annotations.NullMarked;
