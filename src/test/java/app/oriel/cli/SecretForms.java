package app.oriel.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** All shapes in which a user, a password and the software cameras' position could leak. */
public final class SecretForms {
  /** Where every software camera says that it is; parts of it tell as much. */
  private static final List<String> POSITION = List.of("51.4779", "514779", "-0.0015", "latitude");

  private static final int WORD = 8;

  private final Set<String> forms = new LinkedHashSet<>(POSITION);

  /** Those of one account; both longer than a few letters, so that nothing else looks like them. */
  public SecretForms(String user, String password) {
    forms.add(user);
    forms.add(percent(user));
    for (String form : List.of(password, base64(password), md5(password))) {
      forms.add(form);
      forms.add(percent(form));
      forms.add(base64(user + ":" + form));
      words(form);
    }
  }

  /** The first form that a text holds, in any case. */
  public Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return forms.stream().filter(form -> lower.contains(form.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** Eight letters as memory is printed after a crash: a number, the last letter first. */
  private void words(String form) {
    byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + WORD <= bytes.length; at++) {
      StringBuilder word = new StringBuilder();
      for (int i = WORD - 1; i >= 0; i--) {
        word.append(HexFormat.of().toHexDigits(bytes[at + i]));
      }
      forms.add(word.toString());
    }
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("WeakHash") // it is what the cameras compare with
  private static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
