/**
 * Talk by MULTITRANS, as the cameras' end of it is known: tplink-ipc.md section 2. It may use
 * {@code simulator.talk} and {@code simulator}'s own values, and nothing of RTSP.
 */
@NullMarked
package app.oriel.simulator.ipc.talk;

import org.jspecify.annotations.NullMarked;
