/** The demo's cameras, of all makes. It may use the rest of the simulator. */
@NullMarked
package app.oriel.simulator.demo;

import org.jspecify.annotations.NullMarked;
