package app.oriel.simulator.ipc.web;

/**
 * What happened at the web doors so far, OpenAPI's among them.
 *
 * @param challenges requests for a nonce
 * @param signIns logins that brought a password
 * @param refusedSignIns those among them that were refused, for whatever reason
 * @param wrongPasswords those that count against the lock-out
 * @param locked logins that met a locked door
 * @param commands requests that a stok let in
 * @param staleStoks requests whose stok was not good any more
 */
public record WebCounters(
    long challenges,
    long signIns,
    long refusedSignIns,
    long wrongPasswords,
    long locked,
    long commands,
    long staleStoks) {}
