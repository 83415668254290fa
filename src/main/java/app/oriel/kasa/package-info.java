/**
 * Kasa cameras: the live stream on port 19443, talk on 18443 and the system information on UDP
 * 9999. It uses {@code camera}, {@code http} and {@code bitstream}.
 */
@NullMarked
package app.oriel.kasa;

import org.jspecify.annotations.NullMarked;
