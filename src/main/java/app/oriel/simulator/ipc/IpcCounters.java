package app.oriel.simulator.ipc;

import java.util.List;

/**
 * What happened at a software camera so far.
 *
 * @param connections connections taken
 * @param signIns requests that brought credentials
 * @param refusedSignIns those among them that were refused
 * @param challenges replies that asked for credentials
 * @param busy requests turned away because all streams were taken
 * @param mainOpen main streams that are set up now
 * @param subOpen sub streams that are set up now
 * @param plays streams begun
 * @param keepAlives requests that kept a session alive
 * @param teardowns sessions that their client ended with TEARDOWN
 * @param timeouts sessions that the camera ended because nothing kept them alive
 * @param picturesSent access units sent, over all streams
 * @param packetsSent RTP packets sent, over all streams
 * @param requests method and target of the latest requests, oldest first
 */
public record IpcCounters(
    long connections,
    long signIns,
    long refusedSignIns,
    long challenges,
    long busy,
    int mainOpen,
    int subOpen,
    long plays,
    long keepAlives,
    long teardowns,
    long timeouts,
    long picturesSent,
    long packetsSent,
    List<String> requests) {}
