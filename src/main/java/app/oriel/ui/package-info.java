/**
 * The window: JavaFX views over view models that need no toolkit. It may use the services' rooms;
 * nothing outside it uses JavaFX but the running window.
 */
@NullMarked
package app.oriel.ui;

import org.jspecify.annotations.NullMarked;
