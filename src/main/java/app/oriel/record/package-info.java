/**
 * Keeping: what cameras send is written to files as it came, with the seconds before the click, and
 * no crash and no full disk takes what was written. It may use {@code camera}, {@code codec},
 * {@code live} and {@code process}.
 */
@NullMarked
package app.oriel.record;

import org.jspecify.annotations.NullMarked;
