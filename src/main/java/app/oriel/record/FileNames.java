package app.oriel.record;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes names of cameras into names of files that every system takes. */
final class FileNames {
  /** Leaves room for a time, a number and an ending within 255 bytes. */
  private static final int MOST_BYTES = 150;

  private static final int MOST_CHARACTERS = 60;

  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  /** Names that Windows keeps for devices, whatever comes after a point. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");

  private FileNames() {}

  /** A name as near to the camera's as a file may have; never empty. */
  static String of(String camera) {
    String name = Normalizer.normalize(camera, Normalizer.Form.NFC);
    name = trimmed(FORBIDDEN.matcher(name).replaceAll("_"));
    name = trimmed(shortened(name));
    if (DEVICE.matcher(name).matches()) {
      name = "_" + name;
    }
    return name.isEmpty() ? "Camera" : possibleHere(name);
  }

  /** Windows drops points and blanks at the end; a point at the start hides a file elsewhere. */
  private static String trimmed(String name) {
    return name.strip().replaceAll("^[.\\s]+|[.\\s]+$", "");
  }

  private static String shortened(String name) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < name.length(); ) {
      int c = name.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES || kept.length() >= MOST_CHARACTERS) {
        break;
      }
      kept.appendCodePoint(c);
      at += Character.charCount(c);
    }
    return kept.toString();
  }

  /** Where the system's language has only plain letters, no file can have others. */
  private static String possibleHere(String name) {
    try {
      return Path.of(name).toString();
    } catch (InvalidPathException e) {
      return name.replaceAll("[^ -~]", "_");
    }
  }
}
