package app.oriel.simulator.talk;

/**
 * How often a camera was talked to.
 *
 * @param asked requests to talk
 * @param opened those that were let in
 * @param busy those that met somebody else
 * @param refused those that got another error
 * @param open whether somebody talks now
 */
public record TalkCounters(long asked, long opened, long busy, long refused, boolean open) {}
