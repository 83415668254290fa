/**
 * TP-Link's cameras beside Kasa: TL-IPC, VIGI and Tapo, whose streams are RTSP. It uses {@code
 * camera} and {@code rtsp}.
 */
@NullMarked
package app.oriel.tplink;

import org.jspecify.annotations.NullMarked;
