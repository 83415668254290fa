package app.oriel.camera;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a camera is, without who may look: {@code kasa://hall.lan:19443}. User and password, where
 * a typed URL holds them, are taken off by {@link #credentialsIn}. A file's URL is read by {@link
 * FileUrl}.
 *
 * @param scheme the family's, lower case
 * @param host a name or an address; an IPv6 address without brackets; empty for a file
 * @param port the port, or 0 for the family's own
 * @param path path and query as typed, byte for byte; may be empty
 */
public record CameraUrl(String scheme, String host, int port, String path) {
  private static final int LONGEST = 2048;

  /** The zone 25 itself is left alone. */
  private static final Pattern ZONE = Pattern.compile("%25(?=.)");

  /** Ends where another word with an equals sign follows, so that the rest can be read. */
  private static final Pattern SECRET_IN_PATH =
      Pattern.compile(
          "((?<![a-z])(?:pass(?:word|wd|wort|phrase)?|pwd|psw|token|secret|key|auth)=)"
              + "(?:(?![&/?#;]|_[A-Za-z]+=).)+",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a URL; a user and password in it are left out.
   *
   * @throws CameraUrlException if it is none; the message repeats nothing of the text, which may
   *     hold a password
   */
  public static CameraUrl parse(String text) {
    if (FileUrl.isMeant(text) && text.length() <= LONGEST) {
      return FileUrl.parse(text);
    }
    Parts parts = Parts.of(text);
    return new CameraUrl(parts.scheme, parts.host, parts.port, parts.path);
  }

  /**
   * The user and password in a typed URL, percent-decoded, or null where it has none.
   *
   * @throws CameraUrlException as {@link #parse} does, also for a lone percent sign
   */
  public static @Nullable Credentials credentialsIn(String text) {
    if (FileUrl.isLocal(text)) {
      return null;
    }
    String info = Parts.of(text).userInfo;
    if (info == null) {
      return null;
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? new Credentials(decoded(info), "")
        : new Credentials(decoded(info.substring(0, colon)), decoded(info.substring(colon + 1)));
  }

  /**
   * Whether a typed URL has a password beside its user: {@code user:@host} has an empty one, {@code
   * user@host} has none. Throws as {@link #parse} does.
   */
  public static boolean namesPassword(String text) {
    String info = FileUrl.isLocal(text) ? null : Parts.of(text).userInfo;
    return info != null && info.indexOf(':') >= 0;
  }

  /**
   * The text without what stands between {@code ://} and the last {@code @} of the authority. Where
   * the {@code ://} was forgotten or mistyped, without all that stands before that {@code @}.
   */
  public static String withoutCredentials(String text) {
    if (FileUrl.isLocal(text)) {
      return text;
    }
    int start = text.indexOf("://");
    if (start < 0) {
      int at = text.lastIndexOf('@');
      return text.lastIndexOf(':', at) < 0 ? text : text.substring(at + 1);
    }
    int at = lastAt(text, start + 3);
    return at < 0 ? text : text.substring(0, start + 3) + text.substring(at + 1);
  }

  /**
   * The text as it may be shown: without credentials, and with dots for what some makes want as a
   * password in the path ({@code /user=admin_password=secret_channel=1}) or the query.
   */
  public static String forEyes(String text) {
    return SECRET_IN_PATH.matcher(withoutCredentials(text)).replaceAll("$1\u2026");
  }

  /** Whether a text has the form of a URL, so that it is no name of a camera. */
  public static boolean looksLikeUrl(String text) {
    return FileUrl.isMeant(text) || text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");
  }

  /**
   * A port that the query names beside the URL's own: software cameras that share one address say
   * so where each of their services answers, as in {@code ?talk=18444}.
   */
  public OptionalInt portNamed(String name) {
    Matcher matcher =
        Pattern.compile("[^?]*\\?(?:[^#]*&)?" + Pattern.quote(name) + "=([0-9]{1,5})(?:[&#].*)?")
            .matcher(path);
    int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return number >= 1 && number <= 65535 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** The port, or the given one where the URL names none. */
  public int portOr(int usual) {
    return port == 0 ? usual : port;
  }

  /** {@code host}, in brackets where it is an IPv6 address. */
  public String hostInUrl() {
    // Where a zone begins with 25, only the escaped percent sign can be read again.
    return host.indexOf(':') >= 0 ? "[" + host.replaceFirst("%(?=25.)", "%25") + "]" : host;
  }

  @Override
  public String toString() {
    return scheme + "://" + hostInUrl() + (port == 0 ? "" : ":" + port) + path;
  }

  /**
   * Where user and password end, or -1. They reach to the last {@code @} of all, so that a password
   * with a raw {@code @ : / #} in it is never taken for a host or a path; only what is plainly a
   * host and a port before a path has none.
   */
  private static int lastAt(String text, int from) {
    boolean plainHost = text.substring(from).matches("(?s)[A-Za-z0-9._-]+(:[0-9]{1,5})?[/?#].*");
    int at = text.lastIndexOf('@');
    return plainHost || at < from ? -1 : at;
  }

  private static String decoded(String percent) {
    try {
      // URLDecoder reads '+' as a blank, which is right for forms only.
      return URLDecoder.decode(percent.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Without its cause: that repeats a part of the password.
      throw new CameraUrlException(
          Detail.of("a-percent-sign-in-user-or-password-must-be-written-as", "%25"));
    }
  }

  private record Parts(
      String scheme, @Nullable String userInfo, String host, int port, String path) {
    static Parts of(String text) {
      if (text.length() > LONGEST || !looksLikeUrl(text)) {
        throw new CameraUrlException(Detail.of("a-camera-url-begins-with-a-scheme", "kasa://"));
      }
      int start = text.indexOf("://");
      int at = lastAt(text, start + 3);
      String info = at < 0 ? null : text.substring(start + 3, at);
      String rest = text.substring(Math.max(at + 1, start + 3));
      int end = endOfAuthority(rest);
      try {
        // URI takes no underscore in a name, but home networks have such names.
        String authority = rest.substring(0, end);
        URI uri = new URI("x://" + authority.replace('_', 'u')).parseServerAuthority();
        if (uri.getHost() == null || uri.getPort() > 65535 || uri.getPort() == 0) {
          throw new CameraUrlException(
              Detail.of("the-camera-url-names-no-host-or-a-port-out-of-range"));
        }
        String host = authority.substring(0, uri.getHost().length());
        return new Parts(
            text.substring(0, start).toLowerCase(Locale.ROOT),
            info,
            host.startsWith("[") ? address(host.substring(1, host.length() - 1)) : host,
            Math.max(uri.getPort(), 0),
            rest.substring(end));
      } catch (java.net.URISyntaxException e) {
        throw new CameraUrlException(Detail.of("the-camera-urls-host-or-port-cannot-be-read"));
      }
    }

    /**
     * An IPv6 address; before its zone may stand a percent sign or, by RFC 6874, an escaped one.
     */
    private static String address(String text) {
      return ZONE.matcher(text).replaceFirst("%");
    }

    private static int endOfAuthority(String rest) {
      for (int i = 0; i < rest.length(); i++) {
        if ("/?#".indexOf(rest.charAt(i)) >= 0) {
          return i;
        }
      }
      return rest.length();
    }
  }
}
