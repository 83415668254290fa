package app.oriel.live;

/**
 * A camera's connections.
 *
 * @param used those that stand now, for all tiles together
 * @param most it is asked for at a time
 */
public record Budget(int used, int most) {}
