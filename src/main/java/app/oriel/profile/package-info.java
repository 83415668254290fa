/**
 * What is kept between two runs: the cameras, their sealed credentials, what signing in taught and
 * what the user decided, in one JSON file that several programs may change at once. It may use
 * {@code camera} and {@code process}.
 */
@NullMarked
package app.oriel.profile;

import org.jspecify.annotations.NullMarked;
