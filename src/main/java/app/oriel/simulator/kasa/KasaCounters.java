package app.oriel.simulator.kasa;

import java.util.List;

/**
 * What happened at a software camera so far.
 *
 * @param connections connections taken on the stream port
 * @param signIns requests that brought credentials
 * @param refusedSignIns those among them that were wrong
 * @param unavailable requests turned away because the camera was off or busy
 * @param talkSignIns requests to talk that brought credentials
 * @param refusedTalkSignIns those among them that were wrong
 * @param streamsOpen streams that run now
 * @param partsSent parts sent, over all streams
 * @param sysinfoReplies datagrams answered on the discovery port
 * @param requests method and target of the latest requests, oldest first
 */
public record KasaCounters(
    long connections,
    long signIns,
    long refusedSignIns,
    long unavailable,
    long talkSignIns,
    long refusedTalkSignIns,
    int streamsOpen,
    long partsSent,
    long sysinfoReplies,
    List<String> requests) {}
