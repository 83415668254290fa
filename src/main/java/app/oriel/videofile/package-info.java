/**
 * Video files on this computer, played round and round as if a camera sent them; no other scheme
 * and no other protocol. It may use {@code camera} and {@code codec}.
 */
@NullMarked
package app.oriel.videofile;

import org.jspecify.annotations.NullMarked;
