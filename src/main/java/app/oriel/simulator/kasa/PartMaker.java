package app.oriel.simulator.kasa;

import app.oriel.simulator.AnnexB;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Shot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Cuts one stream's shots into parts, as the quirks want them. For one thread. */
final class PartMaker {
  private static final long LATE = TimeUnit.SECONDS.toNanos(5);

  /** One µ-law byte is 1/8000 s. */
  private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 8000;

  private static final byte[] STATUS = "status=ok\n".getBytes(StandardCharsets.US_ASCII);

  private final Quirks quirks;
  private final long start;
  private byte[] sound = {};

  /**
   * @param start {@link System#nanoTime} of the stream's start
   */
  PartMaker(Quirks quirks, long start) {
    this.quirks = quirks;
    this.start = start;
  }

  /** The parts that a shot makes; none where its sound is not yet enough for one. */
  List<Part> parts(Shot shot) {
    return switch (shot) {
      case Shot.Picture picture -> pictureParts(picture);
      case Shot.Sound heard -> soundParts(heard);
    };
  }

  private List<Part> pictureParts(Shot.Picture picture) {
    int startCode = quirks.get(KasaQuirk.NAL_START_CODE);
    List<AnnexB.Unit> units = AnnexB.units(picture.accessUnit());
    long at = picture.capturedAt();
    if (!picture.keyframe()) {
      return List.of(new Part(Part.Kind.PICTURE, AnnexB.join(units, startCode), at));
    }
    List<Part> parts = new ArrayList<>();
    if (quirks.get(KasaQuirk.SPS_PPS_SEPARATE_PART)) {
      List<AnnexB.Unit> sets = units.stream().filter(AnnexB.Unit::isParameterSet).toList();
      parts.add(new Part(Part.Kind.KEYFRAME, AnnexB.join(sets, startCode), at));
      units = units.stream().filter(Predicate.not(AnnexB.Unit::isParameterSet)).toList();
    }
    byte[] body =
        AnnexB.filled(AnnexB.join(units, startCode), startCode, quirks.get(KasaQuirk.FRAME_SIZE));
    parts.add(new Part(Part.Kind.KEYFRAME, body, at));
    if (quirks.get(KasaQuirk.UNKNOWN_PART)) {
      parts.add(new Part(Part.Kind.UNKNOWN, STATUS, at));
    }
    return parts;
  }

  private List<Part> soundParts(Shot.Sound heard) {
    if (!hasSound(heard.capturedAt())) {
      return List.of();
    }
    int size = quirks.get(KasaQuirk.AUDIO_PART);
    long at = heard.capturedAt() - sound.length * NANOS_PER_BYTE;
    byte[] all = Arrays.copyOf(sound, sound.length + heard.muLaw().length);
    System.arraycopy(heard.muLaw(), 0, all, sound.length, heard.muLaw().length);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (; from + size <= all.length; from += size) {
      byte[] body = Arrays.copyOfRange(all, from, from + size);
      parts.add(new Part(Part.Kind.SOUND, body, at + from * NANOS_PER_BYTE));
    }
    sound = Arrays.copyOfRange(all, from, all.length);
    return parts;
  }

  private boolean hasSound(long at) {
    return switch (quirks.get(KasaQuirk.AUDIO)) {
      case ON -> true;
      case OFF -> false;
      case LATE -> at - start >= LATE;
    };
  }
}
