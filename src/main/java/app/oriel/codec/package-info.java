/**
 * The only door to FFmpeg: decoders, scaler, encoders and the demuxer of files over JavaCV's
 * presets, used directly so that no global lock and no parser stands between a packet and its
 * picture. It may use {@code camera} and {@code bitstream}.
 */
@NullMarked
package app.oriel.codec;

import org.jspecify.annotations.NullMarked;
