package app.oriel.camera;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * URLs of files on this computer: {@code file:///home/ann/clip.mp4}. They name no host and no user,
 * and are written in one way. Looks at no disk.
 */
public final class FileUrl {
  /** The scheme of such URLs. */
  public static final String SCHEME = "file";

  private static final String START = SCHEME + ":";
  private static final String ESCAPED = "\"#%<>?[\\]^`{|}";

  private FileUrl() {}

  /** The URL of a file. */
  public static CameraUrl of(Path file) {
    String path = file.toAbsolutePath().toString().replace(File.separatorChar, '/');
    return new CameraUrl(SCHEME, "", 0, encoded(path.startsWith("/") ? path : "/" + path));
  }

  /**
   * The file that a URL of this scheme names.
   *
   * @throws InvalidPathException if this system has no such names
   */
  public static Path pathOf(CameraUrl url) {
    String path = decoded(url.path());
    boolean drive = File.separatorChar == '\\' && path.matches("(?s)/[A-Za-z]:.*");
    return Path.of(drive ? path.substring(1) : path);
  }

  /** The file's own name, without its folders; one printable line. */
  public static String nameOf(CameraUrl url) {
    String path = decoded(url.path());
    return Detail.printable(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Whether a text is meant to be the URL of a file, wherever that file may be. */
  static boolean isMeant(String text) {
    return text.regionMatches(true, 0, START, 0, START.length());
  }

  /** Whether it can hold no user and no password, because it names no host. */
  static boolean isLocal(String text) {
    return isMeant(text) && authority(text).isEmpty();
  }

  /**
   * Reads a URL that is meant to be a file's. What is no percent code stands for itself.
   *
   * @throws CameraUrlException if it names a host, or no file
   */
  static CameraUrl parse(String text) {
    String authority = authority(text);
    String rest = text.substring(START.length());
    String path = rest.startsWith("//") ? rest.substring(2 + authority.length()) : rest;
    boolean here = authority.isEmpty() || authority.equalsIgnoreCase("localhost");
    if (!here || path.isEmpty() || path.equals("/")) {
      throw new CameraUrlException(Detail.of("a-file-url-begins-with", "file:///"));
    }
    String decoded = decoded(path);
    return decoded.startsWith("/")
        ? new CameraUrl(SCHEME, "", 0, encoded(decoded))
        : relative(decoded);
  }

  private static CameraUrl relative(String path) {
    try {
      return of(Path.of(path));
    } catch (InvalidPathException e) {
      throw new CameraUrlException(Detail.of("a-file-url-begins-with", "file:///"));
    }
  }

  private static String authority(String text) {
    int start = START.length() + 2;
    if (!text.startsWith("//", START.length())) {
      return "";
    }
    int end = text.indexOf('/', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static String encoded(String path) {
    StringBuilder url = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c == 0x7f || ESCAPED.indexOf(c) >= 0) {
        url.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 0xf));
      } else {
        url.append(c);
      }
    }
    return url.toString();
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  private static String decoded(String url) {
    if (url.indexOf('%') < 0) {
      return url;
    }
    byte[] from = url.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream path = new ByteArrayOutputStream(from.length);
    for (int i = 0; i < from.length; i++) {
      int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
      int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
      if (from[i] == '%' && high >= 0 && low >= 0) {
        path.write(high << 4 | low);
        i += 2;
      } else {
        path.write(from[i]);
      }
    }
    return path.toString(StandardCharsets.UTF_8);
  }
}
