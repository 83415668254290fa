package app.oriel.simulator.talk;

/**
 * What a loudspeaker needs to be heard.
 *
 * @param deaf whether it takes everything and plays nothing
 * @param leadInMillis how much of the beginning it swallows; tplink-ipc.md section 2.3
 * @param tailMillis how much of the end it loses when the connection ends
 * @param bufferMillis how far ahead of real time it keeps sound; more is lost
 * @param patienceMillis how late sound may come without a gap
 */
public record SpeakerRules(
    SpeakerCode code,
    boolean deaf,
    PacketRule packets,
    int leadInMillis,
    int tailMillis,
    int bufferMillis,
    int patienceMillis) {}
