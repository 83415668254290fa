package app.oriel.ui.tile;

import app.oriel.record.Recordings;
import java.nio.file.Path;

/**
 * What a wall keeps its cameras' pictures with.
 *
 * @param recordings not closed by the wall, which closes the recorders that it opens
 * @param folder of recordings and snapshots where the user chose none
 */
public record Keeping(Recordings recordings, Path folder) {}
