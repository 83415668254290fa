package app.oriel.ui.tile;

/** One line of the stats panel. */
public record StatLine(String name, String value) {}
