/**
 * Faults of cameras, networks, disks and people, done to the whole house behind the window: real
 * families and sessions against software cameras and hostile sockets.
 */
@NullMarked
package app.oriel.faults;

import org.jspecify.annotations.NullMarked;
