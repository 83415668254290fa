package app.oriel.camera;

import org.jspecify.annotations.Nullable;

/**
 * One camera as a family needs it to open a door: where, who, and what is remembered.
 *
 * @param name what people call it; in messages, logs and thread names
 * @param credentials null where none are known
 */
public record Camera(
    String name, CameraUrl url, @Nullable Credentials credentials, CameraMemory memory) {}
