package app.oriel.ui.editor;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import app.oriel.camera.FileUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type or paste for a camera's address. Knows no toolkit and looks at no disk.
 */
final class TypedAddress {
  private static final String USUAL = "kasa://";

  private TypedAddress() {}

  /**
   * The URL of a host or a URL.
   *
   * @throws CameraUrlException if it is none
   */
  static CameraUrl url(String typed) {
    return CameraUrl.parse(whole(typed));
  }

  /** Whether it holds a user or a password. */
  static boolean holdsCredentials(String typed) {
    String whole = whole(typed);
    return !CameraUrl.withoutCredentials(whole).equals(whole);
  }

  /** The same without user and password. */
  static String withoutCredentials(String typed) {
    return CameraUrl.withoutCredentials(whole(typed));
  }

  /** User and password in it, or null where there are none that can be read. */
  static @Nullable Credentials credentials(String typed) {
    try {
      return CameraUrl.credentialsIn(whole(typed));
    } catch (CameraUrlException e) {
      return null;
    }
  }

  /** A name that the address suggests, empty where it is only numbers. */
  static Optional<String> name(CameraUrl url) {
    boolean file = url.scheme().equals(FileUrl.SCHEME);
    String host = file ? FileUrl.nameOf(url) : url.host();
    String label = host.contains(":") ? "" : host.split("\\.", -1)[0].replace('_', ' ').strip();
    boolean telling = label.chars().anyMatch(Character::isLetter) && !"localhost".equals(label);
    return telling
        ? Optional.of(label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1))
        : Optional.empty();
  }

  private static String whole(String typed) {
    String text = typed.strip();
    if (CameraUrl.looksLikeUrl(text)) {
      return text;
    }
    Optional<CameraUrl> file = file(text);
    if (file.isPresent()) {
      return file.get().toString();
    }
    // An IPv6 address has two colons at least, a host and a port have one.
    boolean ipv6 = text.matches("[0-9A-Fa-f:.%]*:[0-9A-Fa-f:.%]*:[0-9A-Za-z:.%]*");
    return ipv6 ? USUAL + "[" + text + "]" : USUAL + text;
  }

  /** The URL of a file that is named with all its folders, whether it is there or not. */
  private static Optional<CameraUrl> file(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? Optional.of(FileUrl.of(path)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
