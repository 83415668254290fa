/**
 * Talk with TL-IPC and VIGI cameras by their private RTSP method MULTITRANS. It uses {@code camera}
 * and {@code rtsp}.
 */
@NullMarked
package app.oriel.multitrans;

import org.jspecify.annotations.NullMarked;
