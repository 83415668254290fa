/**
 * What every room needs to run and says nothing of cameras: the one owner of a state that others
 * watch. It uses no other room.
 */
@NullMarked
package app.oriel.process;

import org.jspecify.annotations.NullMarked;
