/**
 * The web API of TL-IPC and VIGI cameras and VIGI's OpenAPI, as the cameras' end of it is known:
 * tplink-ipc.md sections 4 and 5. It may use {@code simulator} and {@code simulator.talk}.
 */
@NullMarked
package app.oriel.simulator.ipc.web;

import org.jspecify.annotations.NullMarked;
