package app.oriel.codec;

import app.oriel.camera.Codec;

/**
 * What a file must say of its sound before the first of it.
 *
 * @param rate samples per second and channel
 * @param config for AAC its AudioSpecificConfig, else empty; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody writes to it
public record SoundFormat(Codec codec, int rate, int channels, byte[] config) {}
