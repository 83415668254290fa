package app.oriel.simulator.kasa;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import java.net.InetAddress;

/**
 * All that makes one software camera.
 *
 * @param name what its owner called it
 * @param address where it listens
 * @param credentials who is let in
 */
public record KasaSetup(
    KasaModel model,
    String name,
    InetAddress address,
    KasaPorts ports,
    Credentials credentials,
    Quirks quirks,
    CameraCertificate certificate) {}
