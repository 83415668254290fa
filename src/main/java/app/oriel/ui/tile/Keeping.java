package app.oriel.ui.tile;

import app.oriel.record.KeepSettings;
import app.oriel.record.Recordings;

/**
 * What a wall keeps its cameras' pictures with.
 *
 * @param recordings not closed by the wall, which closes the recorders that it opens
 * @param settings at the start
 */
public record Keeping(Recordings recordings, KeepSettings settings) {}
