package app.oriel.profile;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One camera of the profile.
 *
 * @param id random, and the same for as long as the camera stays in the profile
 * @param name what people call it
 * @param aspect the shape in which its pictures are shown
 * @param sealedUser the user name, encrypted; null where none is saved
 * @param sealedPassword the password, encrypted; null where none is saved
 * @param remembered what signing in taught
 * @param kept the JSON it was read from
 */
public record CameraEntry(
    String id,
    String name,
    CameraUrl url,
    DisplayAspect aspect,
    @Nullable String sealedUser,
    @Nullable String sealedPassword,
    Remembered remembered,
    KeptJson kept) {
  private static final int LONGEST_NAME = 100;

  /**
   * A camera that is new to the profile.
   *
   * @throws OrielException if the name is none ({@link Problem#USAGE})
   */
  public static CameraEntry fresh(String name, CameraUrl url) throws OrielException {
    String id = UUID.randomUUID().toString();
    return new CameraEntry(
        id,
        checkedName(name),
        url,
        DisplayAspect.AS_SENT,
        null,
        null,
        Remembered.NOTHING,
        KeptJson.NONE);
  }

  /**
   * A name without the blanks around it.
   *
   * @throws OrielException if it is blank, longer than 100 characters or not printable ({@link
   *     Problem#USAGE})
   */
  public static String checkedName(String name) throws OrielException {
    String stripped = name.strip();
    if (stripped.isEmpty()) {
      throw new OrielException(Problem.USAGE, Detail.of("a-name-must-not-be-blank"));
    }
    if (stripped.codePointCount(0, stripped.length()) > LONGEST_NAME) {
      throw new OrielException(
          Problem.USAGE, Detail.of("a-name-must-not-be-longer-than", LONGEST_NAME));
    }
    if (stripped.codePoints().anyMatch(CameraEntry::unprintable)) {
      throw new OrielException(Problem.USAGE, Detail.of("a-name-must-be-printable"));
    }
    return stripped;
  }

  /** Whether the profile holds a secret of this camera, readable or not. */
  public boolean hasSecrets() {
    return sealedUser != null || sealedPassword != null;
  }

  /** This with another name. */
  CameraEntry named(String newer) {
    return new CameraEntry(id, newer, url, aspect, sealedUser, sealedPassword, remembered, kept);
  }

  /** This at another URL; what was learnt stays only where make and host do. */
  CameraEntry at(CameraUrl newer) {
    Remembered still = door(url).equals(door(newer)) ? remembered : Remembered.NOTHING;
    return new CameraEntry(id, name, newer, aspect, sealedUser, sealedPassword, still, kept);
  }

  /** This with pictures of another shape. */
  CameraEntry shownIn(DisplayAspect newer) {
    return new CameraEntry(id, name, url, newer, sealedUser, sealedPassword, remembered, kept);
  }

  /** What all that was learnt of a camera holds for: its make and its host. */
  static String door(CameraUrl url) {
    return url.scheme() + "://" + url.host().toLowerCase(Locale.ROOT);
  }

  /** This with other credentials, already sealed; null for none. What the others taught goes. */
  CameraEntry withSecrets(@Nullable String user, @Nullable String password) {
    return new CameraEntry(
        id, name, url, aspect, user, password, remembered.withoutOfPassword(), kept);
  }

  /** This with what was learnt since. */
  CameraEntry with(Remembered newer) {
    return new CameraEntry(
        id, name, url, aspect, sealedUser, sealedPassword, remembered.with(newer), kept);
  }

  @Override
  public String toString() {
    return "CameraEntry[" + name + ", " + url.scheme() + "]";
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
