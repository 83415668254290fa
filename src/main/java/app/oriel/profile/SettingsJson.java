package app.oriel.profile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in the profile's file: {@code wall} and {@code keep}. Each is read for itself; one that
 * makes no sense counts as the usual one, and stays in the file until another is chosen. Only what
 * was changed is written, so that what a newer version chose survives.
 */
final class SettingsJson {
  private static final String BEST = "best";
  private static final String USUAL = "usual";
  private static final long MEGABYTE = 1_000_000;

  private SettingsJson() {}

  static Settings read(ObjectNode root) {
    Part keep = new Part(root, "keep");
    return new Settings(
        wall(new Part(root, "wall")),
        recordings(keep),
        new SnapshotSettings(
            keep.text("pictures")
                .flatMap(SettingsJson::picture)
                .orElse(SnapshotSettings.USUAL.format())),
        microphone(keep));
  }

  static void write(ObjectNode root, Settings now) {
    Settings before = read(root);
    Part wall = new Part(root, "wall");
    Part keep = new Part(root, "keep");
    wall.put("layout", before, now, it -> it.wall().layout().word());
    if (before.wall().volume() != now.wall().volume()) {
      JsonShape.objectIn(root, "wall").put("volume", now.wall().volume());
    }
    keep.put("folder", before, now, it -> text(it.recordings().folder()));
    keep.put("seconds", before, now, it -> text(it.recordings().remembered().toSeconds()));
    keep.put("stream", before, now, it -> it.recordings().best() ? BEST : "shown");
    keep.put("recordings", before, now, it -> it.recordings().format().word());
    keep.put("minutes-per-file", before, now, it -> text(it.recordings().longest().toMinutes()));
    keep.put("megabytes-per-file", before, now, it -> text(it.recordings().largest() / MEGABYTE));
    keep.put("megabytes-left-free", before, now, it -> free(it.recordings()));
    keep.put("pictures", before, now, it -> it.snapshots().format().word());
    keep.put("microphone", before, now, it -> it.microphone().device());
    keep.put("microphoneGain", before, now, it -> text(it.microphone().gainPercent()));
    keep.put("noiseGate", before, now, it -> text(it.microphone().noiseGate()));
  }

  private static WallSettings wall(Part wall) {
    WallSettings usual = WallSettings.USUAL;
    JsonNode volume = wall.value("volume");
    boolean known =
        volume.isIntegralNumber()
            && volume.canConvertToInt()
            && volume.intValue() >= 0
            && volume.intValue() <= WallSettings.LOUDEST;
    return new WallSettings(
        wall.text("layout").flatMap(Layout::of).orElse(usual.layout()),
        known ? volume.intValue() : usual.volume());
  }

  private static RecordingSettings recordings(Part keep) {
    RecordingSettings usual = RecordingSettings.USUAL;
    return new RecordingSettings(
        keep.text("folder").flatMap(SettingsJson::folder).orElse(null),
        keep.number("seconds").map(Duration::ofSeconds).orElse(usual.remembered()),
        keep.text("stream").map(BEST::equals).orElse(usual.best()),
        keep.text("recordings").flatMap(SettingsJson::recording).orElse(usual.format()),
        keep.number("minutes-per-file").map(Duration::ofMinutes).orElse(usual.longest()),
        keep.number("megabytes-per-file").map(it -> it * MEGABYTE).orElse(usual.largest()),
        keep.number("megabytes-left-free").map(it -> it * MEGABYTE).orElse(usual.free()));
  }

  private static MicrophoneSettings microphone(Part keep) {
    MicrophoneSettings usual = MicrophoneSettings.USUAL;
    return new MicrophoneSettings(
        keep.text("microphone").orElse(usual.device()),
        keep.number("microphoneGain")
            .map(it -> Math.toIntExact(Math.min(it, MicrophoneSettings.MOST_PERCENT)))
            .orElse(usual.gainPercent()),
        keep.text("noiseGate").map(Boolean::valueOf).orElse(usual.noiseGate()));
  }

  private static Optional<RecordingSettings.Format> recording(String word) {
    return Arrays.stream(RecordingSettings.Format.values())
        .filter(it -> it.word().equals(lower(word)))
        .findFirst();
  }

  private static Optional<SnapshotSettings.Format> picture(String word) {
    String plain = lower(word).equals("jpeg") ? "jpg" : lower(word);
    return Arrays.stream(SnapshotSettings.Format.values())
        .filter(it -> it.word().equals(plain))
        .findFirst();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** A profile may come from another system. */
  private static Optional<Path> folder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String free(RecordingSettings recordings) {
    return recordings.free() == RecordingSettings.USUAL_FREE
        ? USUAL
        : text(recordings.free() / MEGABYTE);
  }

  private static @Nullable String text(@Nullable Path folder) {
    return folder == null ? null : folder.toString();
  }

  private static String text(long number) {
    return String.valueOf(number);
  }

  private static String text(boolean yes) {
    return String.valueOf(yes);
  }

  /** One object of settings. */
  private record Part(ObjectNode root, String name) {
    JsonNode value(String key) {
      return root.path(name).path(key);
    }

    Optional<String> text(String key) {
      JsonNode value = value(key);
      return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    Optional<Long> number(String key) {
      return text(key).filter(text -> text.matches("[0-9]{1,9}")).map(Long::parseLong);
    }

    /** Writes what was changed; null takes it out. */
    void put(String key, Settings before, Settings now, Function<Settings, @Nullable String> word) {
      String newer = word.apply(now);
      if (newer == null && word.apply(before) != null) {
        JsonShape.objectIn(root, name).remove(key);
      } else if (newer != null && !newer.equals(word.apply(before))) {
        JsonShape.objectIn(root, name).put(key, newer);
      }
    }
  }
}
