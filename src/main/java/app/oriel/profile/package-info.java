/**
 * What is kept between two runs: the cameras, their sealed credentials and what signing in taught,
 * in one JSON file that several programs may change at once. It uses only {@code camera}.
 */
@NullMarked
package app.oriel.profile;

import org.jspecify.annotations.NullMarked;
