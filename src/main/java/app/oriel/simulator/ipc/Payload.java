package app.oriel.simulator.ipc;

/**
 * What one RTP packet carries.
 *
 * @param marker whether it ends an access unit and says so
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
record Payload(byte[] bytes, boolean marker) {}
