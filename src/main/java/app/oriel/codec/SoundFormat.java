package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a file must say of its sound before the first of it.
 *
 * @param rate samples per second and channel
 * @param config for AAC its AudioSpecificConfig, for Opus its header, else empty; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody writes to it
public record SoundFormat(Codec codec, int rate, int channels, byte[] config) {
  private static final int OPUS_HEAD = 19;

  /** Of sound that goes into a file as it came; AAC tells it in its frames instead. */
  public static SoundFormat of(TrackInfo.Audio track) {
    byte[] config = track.codec() == Codec.OPUS ? opusHead(track) : new byte[0];
    return new SoundFormat(track.codec(), track.rate(), track.channels(), config);
  }

  /** RFC 7845, 5.1: nothing to skip at the beginning, no gain, one or two channels. */
  private static byte[] opusHead(TrackInfo.Audio track) {
    return ByteBuffer.allocate(OPUS_HEAD)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) track.channels())
        .putShort((short) 0)
        .putInt(track.rate())
        .array();
  }
}
