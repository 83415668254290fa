/**
 * Kasa cameras made of software: the real protocol over real sockets, with its quirks as switches.
 * It may use {@code simulator} and values of {@code camera}, and brings its own HTTP, multipart,
 * XOR coding and TLS.
 */
@NullMarked
package app.oriel.simulator.kasa;

import org.jspecify.annotations.NullMarked;
