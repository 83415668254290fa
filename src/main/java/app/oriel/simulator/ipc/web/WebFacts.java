package app.oriel.simulator.ipc.web;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import java.util.function.IntSupplier;

/**
 * What a camera tells about itself, and to whom.
 *
 * @param model {@code device_model}
 * @param name what its owner called it
 * @param streamPort the port of RTSP
 */
public record WebFacts(
    String model, String name, Credentials credentials, Quirks quirks, IntSupplier streamPort) {}
