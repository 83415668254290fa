package app.oriel.live;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.SignInSteps;
import org.jspecify.annotations.Nullable;

/** One step of trying a camera out, as it was done. */
public sealed interface CheckStep {
  /** The steps in their order. */
  enum Name {
    REACH,
    SECURE,
    SIGN_IN,
    PICTURE,
    SOUND;

    /** The step after this one; the last one has none but itself. */
    Name next() {
      return switch (this) {
        case REACH -> SECURE;
        case SECURE -> SIGN_IN;
        case SIGN_IN -> PICTURE;
        case PICTURE, SOUND -> SOUND;
      };
    }
  }

  /** Which step it was. */
  Name name();

  /** The camera's port answered. */
  record Reached(long millis) implements CheckStep {
    @Override
    public Name name() {
      return Name.REACH;
    }
  }

  /** The line is encrypted and the certificate is the known one, or known from now on. */
  record Secured(SignInSteps.Secured line) implements CheckStep {
    @Override
    public Name name() {
      return Name.SECURE;
    }
  }

  /**
   * The camera let us in.
   *
   * @param passwordForm which form of the password a Kasa camera took, else null
   */
  record SignedIn(String method, @Nullable String passwordForm) implements CheckStep {
    @Override
    public Name name() {
      return Name.SIGN_IN;
    }
  }

  /**
   * Pictures come.
   *
   * @param fps access units that arrived, over their time, across at least two seconds
   * @param firstPictureMillis from the start of the check to the first decoded picture
   */
  record PictureSeen(Codec codec, int width, int height, double fps, long firstPictureMillis)
      implements CheckStep {
    @Override
    public Name name() {
      return Name.PICTURE;
    }
  }

  /** Sound comes. */
  record SoundHeard(Codec codec, int rate) implements CheckStep {
    @Override
    public Name name() {
      return Name.SOUND;
    }
  }

  /**
   * Sound is offered, of a kind that Oriel cannot play; the camera is usable without.
   *
   * @param kind as the camera calls it
   */
  record SoundUnknown(String kind) implements CheckStep {
    @Override
    public Name name() {
      return Name.SOUND;
    }
  }

  /** The step that failed; the last one. */
  record Failed(Name name, OrielException reason) implements CheckStep {}
}
