package app.oriel.record;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Adts;
import app.oriel.codec.Container;
import app.oriel.codec.SoundFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of sound into each of a recording's files. Confined to the thread that makes it; owns
 * native memory until closed.
 */
final class SoundLines implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SoundLines.class);

  private final Container container;
  private @Nullable DecodedSound decoded;

  SoundLines(Container container) {
    this.container = container;
  }

  /**
   * The way into the next file; the one before is over.
   *
   * @param track null where there is no sound
   * @param aac a frame of the sound, where it is AAC with headers
   * @return null where the file is to have no sound
   */
  @Nullable SoundLine next(TrackInfo.@Nullable Audio track, byte[] aac) {
    if (track == null || container == Container.RAW) {
      return null;
    }
    if (track.codec() == Codec.AAC) {
      return Adts.format(aac).map(CopiedSound::new).orElse(null);
    }
    if (container.keeps(track.codec())) {
      return new CopiedSound(SoundFormat.of(track));
    }
    try {
      return new EncodedSound(decoded(track));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Better a silent recording than none.
      log.warn("the sound is not recorded: {}", e.getMessage());
      return null;
    }
  }

  private DecodedSound decoded(TrackInfo.Audio track) {
    DecodedSound known = decoded;
    if (known == null || !known.isOf(track)) {
      close();
      known = new DecodedSound(track);
      decoded = known;
    }
    return known;
  }

  @Override
  public void close() {
    if (decoded != null) {
      decoded.close();
      decoded = null;
    }
  }
}
