/**
 * The words that people read, in English and Simplified Chinese: one bundle for the window, one for
 * the command line, one for problems, and one for each make that has words of its own. It uses only
 * {@code camera}.
 */
@NullMarked
package app.oriel.text;

import org.jspecify.annotations.NullMarked;
