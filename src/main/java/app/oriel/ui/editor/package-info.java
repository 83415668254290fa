/**
 * The forms by which an owner handles cameras: who signs in, a changed certificate, a new camera by
 * its address, changing and removing one. It may use the window's other packages but {@code ui}
 * itself, and the services' rooms.
 */
@NullMarked
package app.oriel.ui.editor;

import org.jspecify.annotations.NullMarked;
