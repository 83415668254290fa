/**
 * What this program is to its operating system: logs, signals, standard error, memory given back,
 * sleep, threads; and the one owner of a state that others watch. It uses no other room.
 */
@NullMarked
package app.oriel.process;

import org.jspecify.annotations.NullMarked;
