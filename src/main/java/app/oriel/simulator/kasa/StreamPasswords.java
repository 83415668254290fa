package app.oriel.simulator.kasa;

import app.oriel.camera.Credentials;
import app.oriel.simulator.kasa.Traits.PasswordForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows who is let in, in which forms of the password. Immutable. */
final class StreamPasswords {
  private static final String SCHEME = "Basic ";

  private final List<byte[]> accepted;

  StreamPasswords(Credentials credentials, Set<PasswordForm> forms) {
    accepted = forms.stream().map(form -> userAndPassword(credentials, form)).toList();
  }

  /** Whether an Authorization header opens the stream. */
  boolean accept(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given;
    try {
      given = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return accepted.stream().anyMatch(each -> MessageDigest.isEqual(each, given));
  }

  private static byte[] userAndPassword(Credentials credentials, PasswordForm form) {
    String user = credentials.user();
    String password = credentials.password();
    String text =
        switch (form) {
          case PLAIN -> user + ":" + password;
          case BASE64 -> user + ":" + Base64.getEncoder().encodeToString(utf8(password));
          case MD5 -> user + ":" + md5(password);
          case ADMIN_DEFAULT -> "admin:" + md5("admin");
        };
    return utf8(text);
  }

  @SuppressWarnings("WeakHash") // it is what the cameras compare with
  private static String md5(String password) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(utf8(password)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
