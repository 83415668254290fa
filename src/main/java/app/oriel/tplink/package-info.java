/**
 * TP-Link's cameras beside Kasa: TL-IPC, VIGI and Tapo, whose streams are RTSP. It uses {@code
 * camera}, {@code http}, {@code rtsp} and {@code multitrans}.
 */
@NullMarked
package app.oriel.tplink;

import org.jspecify.annotations.NullMarked;
