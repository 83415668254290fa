package app.oriel.kasa;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a Kasa camera takes for the password of HTTP Basic: each model and port has its own. */
enum PasswordForm {
  /** Most models' stream wants it, so it comes first. */
  BASE64,
  /** As typed. */
  PLAIN,
  /** In lower-case hexadecimal digits. */
  MD5;

  private static final String MEMORY = "kasa.stream.passwordForm";
  private static final String TALK_MEMORY = "kasa.talk.passwordForm";

  /** The name in the memory, in JSON and in reports. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form that the camera's stream took before. */
  static Optional<PasswordForm> remembered(CameraMemory memory) {
    return memory.learnt(MEMORY).flatMap(PasswordForm::byId);
  }

  /**
   * Every form once: the likeliest one, then the remembered one, then the others.
   *
   * @param likeliest a guess, or empty
   */
  static List<PasswordForm> inOrder(CameraMemory memory, Optional<PasswordForm> likeliest) {
    var forms = new LinkedHashSet<PasswordForm>();
    likeliest.ifPresent(forms::add);
    remembered(memory).ifPresent(forms::add);
    forms.addAll(List.of(values()));
    return List.copyOf(forms);
  }

  /** Remembers this form as the one that the camera's stream takes. */
  void remember(CameraMemory memory) {
    memory.learn(MEMORY, id());
  }

  /** Every form once, for talk: the remembered one, then the one that was seen to be taken. */
  static List<PasswordForm> forTalk(CameraMemory memory) {
    var forms = new LinkedHashSet<PasswordForm>();
    memory.learnt(TALK_MEMORY).flatMap(PasswordForm::byId).ifPresent(forms::add);
    forms.addAll(List.of(MD5, BASE64, PLAIN));
    return List.copyOf(forms);
  }

  /** Remembers this form as the one that talk takes. */
  void rememberForTalk(CameraMemory memory) {
    if (memory.learnt(TALK_MEMORY).filter(id()::equals).isEmpty()) {
      memory.learn(TALK_MEMORY, id());
    }
  }

  /** The value of the Authorization header; a secret. */
  String authorization(Credentials credentials) {
    String pair = credentials.user() + ":" + of(credentials.password());
    return "Basic " + base64(pair);
  }

  private String of(String password) {
    return switch (this) {
      case PLAIN -> password;
      case BASE64 -> base64(password);
      case MD5 -> md5(password);
    };
  }

  private static Optional<PasswordForm> byId(String id) {
    for (PasswordForm form : values()) {
      if (form.id().equals(id)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no MD5", e);
    }
  }
}
