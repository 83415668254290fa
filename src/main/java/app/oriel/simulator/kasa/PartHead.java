package app.oriel.simulator.kasa;

import app.oriel.simulator.Quirks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what stands before a part's body: the delimiter, the headers, the empty line. */
final class PartHead {
  /** The declared token is {@code data-boundary--}, so this is no closing delimiter. */
  private static final String DELIMITER = "--data-boundary--";

  private final Quirks quirks;
  private final StreamClock clock;

  PartHead(Quirks quirks, StreamClock clock) {
    this.quirks = quirks;
    this.clock = clock;
  }

  /** The lines before the body of this part, each with its line end. */
  String text(Part part) {
    String end = quirks.get(KasaQuirk.LINE_END).bytes();
    StringBuilder text = new StringBuilder(DELIMITER).append(end);
    for (Field field : fields(part)) {
      text.append(cased(field.name())).append(": ").append(field.value()).append(end);
    }
    return text.append(end).toString();
  }

  private List<Field> fields(Part part) {
    Traits.PartHeaders style = quirks.get(KasaQuirk.PART_HEADERS);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Content-Type", part.kind().contentType()));
    fields.add(new Field("Content-Length", Integer.toString(part.body().length)));
    if (tellsUtc(style)) {
      fields.add(new Field("X-UtcTime", clock.utcTime(part.capturedAt())));
    }
    if (style == Traits.PartHeaders.KC410S && part.kind().isVideo()) {
      fields.add(new Field("X-FrameType", part.kind() == Part.Kind.KEYFRAME ? "0" : "1"));
      fields.add(new Field("X-FrameRate", quirks.get(KasaQuirk.FPS) + ".0"));
      fields.add(new Field("X-Audio", quirks.get(KasaQuirk.AUDIO) == Traits.Sound.OFF ? "0" : "1"));
    }
    clock
        .timestamp(part.capturedAt())
        .ifPresent(time -> fields.add(new Field("X-Timestamp", time)));
    return fields;
  }

  private boolean tellsUtc(Traits.PartHeaders style) {
    return switch (quirks.get(KasaQuirk.TIMESTAMP_MODE)) {
      case NONE -> false;
      case UTC_ONLY -> true;
      default -> style != Traits.PartHeaders.MINIMAL;
    };
  }

  private String cased(String name) {
    return quirks.get(KasaQuirk.HEADER_CASE) == Traits.HeaderCase.LOWER
        ? name.toLowerCase(Locale.ROOT)
        : name;
  }

  private record Field(String name, String value) {}
}
