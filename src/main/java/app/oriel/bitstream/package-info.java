/**
 * Facts of the codecs that several rooms need: the kinds of NAL units, how they are told apart, and
 * how their bits are read. It may use nothing of Oriel.
 */
@NullMarked
package app.oriel.bitstream;

import org.jspecify.annotations.NullMarked;
