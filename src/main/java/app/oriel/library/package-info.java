/**
 * What was recorded: clips and their thumbnails, the player, the trash. It may use {@code camera},
 * {@code codec}, {@code live}, {@code process} and {@code record}.
 */
@NullMarked
package app.oriel.library;

import org.jspecify.annotations.NullMarked;
