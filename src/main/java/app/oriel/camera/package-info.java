/**
 * The vocabulary of the house and its ports: what a camera is, what comes out of it, and what can
 * go wrong. It uses no other room.
 */
@NullMarked
package app.oriel.camera;

import org.jspecify.annotations.NullMarked;
