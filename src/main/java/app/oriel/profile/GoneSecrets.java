package app.oriel.profile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sealed secrets that a change takes out of the profile, and what takes their place. They go
 * out of the backups too: a password that was forgotten is kept nowhere.
 */
final class GoneSecrets {
  private final Map<String, String> replacements = new LinkedHashMap<>();

  private GoneSecrets() {}

  /** Those that the older profile holds and the newer one does not. */
  static GoneSecrets between(Profile older, Profile newer) {
    GoneSecrets gone = new GoneSecrets();
    // A backup names its own key; what another key has sealed would be of no use in it.
    boolean sameKey = Objects.equals(id(older), id(newer));
    for (CameraEntry before : older.cameras()) {
      CameraEntry now = newer.camera(before.id()).filter(it -> sameKey).orElse(null);
      gone.note(before.sealedUser(), now == null ? null : now.sealedUser());
      gone.note(before.sealedPassword(), now == null ? null : now.sealedPassword());
    }
    return gone;
  }

  private static @Nullable String id(Profile profile) {
    KeyReference key = profile.key();
    return key == null ? null : key.id();
  }

  private void note(@Nullable String before, @Nullable String now) {
    if (before != null && !before.equals(now)) {
      replacements.put(before, now == null ? "null" : quoted(now));
    }
  }

  boolean isEmpty() {
    return replacements.isEmpty();
  }

  /** A file's content without them; all else stays byte for byte. */
  byte[] outOf(byte[] content) {
    if (isEmpty()) {
      return content;
    }
    // One character for each byte, so that nothing else can change.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> secret : replacements.entrySet()) {
      String before = latin(quoted(secret.getKey()));
      String now = latin(secret.getValue());
      text = text.replace(before, now).replace(before.replace("/", "\\/"), now);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String quoted(String sealed) {
    return '"' + sealed + '"';
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
