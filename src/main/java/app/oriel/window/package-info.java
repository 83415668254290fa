/**
 * One run of the window: what the command line asked for, where its cameras come from and are kept,
 * and what is written about it. It uses {@code cli}, {@code ui} and services.
 */
@NullMarked
package app.oriel.window;

import org.jspecify.annotations.NullMarked;
