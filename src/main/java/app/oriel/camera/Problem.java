package app.oriel.camera;

import java.util.Locale;

/**
 * What went wrong with a camera, as finely as an owner can act on it. Words for each stand in the
 * resource bundles under its name; scripts see only the {@link Kind}.
 */
public enum Problem {
  UNKNOWN_HOST(Kind.UNREACHABLE),
  PORT_CLOSED(Kind.UNREACHABLE),
  NO_ANSWER(Kind.UNREACHABLE),
  CONNECTION_LOST(Kind.UNREACHABLE),
  STREAM_ENDED(Kind.UNREACHABLE),
  STALLED(Kind.UNREACHABLE),
  TLS_FAILED(Kind.PROTOCOL),
  CERTIFICATE_CHANGED(Kind.CERTIFICATE_CHANGED),
  PASSWORD_MISSING(Kind.REFUSED),
  PASSWORD_REFUSED(Kind.REFUSED),
  /** It may know who asks, and does not let them have this. */
  FORBIDDEN(Kind.REFUSED),
  HUNG_UP(Kind.PROTOCOL),
  BUSY(Kind.BUSY),
  /** It serves nobody, and does not say why. */
  BUSY_OR_OFF(Kind.BUSY),
  SWITCHED_OFF(Kind.OFF),
  NOT_A_STREAM(Kind.PROTOCOL),
  /** A camera answers, and has no stream of that name. */
  NO_SUCH_STREAM(Kind.PROTOCOL),
  MALFORMED(Kind.PROTOCOL),
  NO_PICTURE(Kind.PROTOCOL),
  /** It does not know what it was asked to do. */
  NOT_UNDERSTOOD(Kind.PROTOCOL),
  /** It has told what it has, and then does not send it. */
  NOT_STARTED(Kind.PROTOCOL),
  /** It says that it failed itself. */
  CAMERA_FAILED(Kind.PROTOCOL),
  UNSUPPORTED(Kind.UNSUPPORTED),
  /** No family has cameras with such a URL. */
  UNKNOWN_MAKE(Kind.UNSUPPORTED),
  /** Its pictures are of kinds that Oriel does not decode. */
  VIDEO_UNSUPPORTED(Kind.UNSUPPORTED),
  /** It sends in no way that Oriel receives. */
  TRANSPORT_UNSUPPORTED(Kind.UNSUPPORTED),
  /** It asks who it is in no way that Oriel can answer. */
  SIGN_IN_UNSUPPORTED(Kind.UNSUPPORTED),
  /** It has no loudspeaker, or none that Oriel knows the way to. */
  TALK_UNSUPPORTED(Kind.UNSUPPORTED),
  /** Somebody else talks to it. */
  TALK_TAKEN(Kind.BUSY),
  /** It does not take any form of sound, or no longer. */
  TALK_FAILED(Kind.PROTOCOL),
  /** It lets nobody in for a while, after too many wrong passwords. */
  LOCKED_OUT(Kind.LOCKED_OUT),
  NO_MICROPHONE(Kind.NO_DEVICE),
  FILE_UNREADABLE(Kind.UNREACHABLE),
  /** It can be read, and is no video file or a damaged one. */
  FILE_UNPLAYABLE(Kind.PROTOCOL),
  /** A video file of a kind that Oriel does not play. */
  FILE_UNSUPPORTED(Kind.UNSUPPORTED),
  /** The file of what is to be said to a camera. */
  SOUND_UNREADABLE(Kind.UNREACHABLE),
  /** A file that holds no sound, or of a kind that Oriel does not read, or too much. */
  SOUND_UNSUPPORTED(Kind.UNSUPPORTED),
  PROFILE_UNREADABLE(Kind.DISK),
  /** Passwords are saved, and their key is lost or is not theirs. */
  KEY_MISSING(Kind.DISK),
  /** The system's keychain does not answer, or takes and gives nothing: no key is lost by that. */
  KEYCHAIN_UNUSABLE(Kind.DISK),
  /** What stands where the first key would be kept is none. */
  KEY_UNUSABLE(Kind.DISK),
  EXPORT_UNREADABLE(Kind.DISK),
  DISK(Kind.DISK),
  /** Too little is free to write more. */
  DISK_FULL(Kind.DISK),
  NO_DISPLAY(Kind.NO_DEVICE),
  USAGE(Kind.USAGE),
  NAME_TAKEN(Kind.USAGE),
  NO_SUCH_CAMERA(Kind.USAGE),
  CREDENTIALS_MISSING(Kind.USAGE),
  INTERRUPTED(Kind.INTERRUPTED),
  INTERNAL(Kind.INTERNAL);

  private final Kind kind;

  Problem(Kind kind) {
    this.kind = kind;
  }

  /** The kind that scripts act on. */
  public Kind kind() {
    return kind;
  }

  /** Whether a camera that says this of a password leaves open whether it is the right one. */
  public boolean leavesPasswordOpen() {
    return this == HUNG_UP || this == NO_ANSWER || this == FORBIDDEN;
  }

  /** The error kinds of the command line's contract. */
  public enum Kind {
    INTERNAL,
    USAGE,
    UNREACHABLE,
    REFUSED,
    BUSY,
    OFF,
    PROTOCOL,
    UNSUPPORTED,
    DISK,
    CERTIFICATE_CHANGED,
    LOCKED_OUT,
    NO_DEVICE,
    INTERRUPTED;

    /** The kind's name in JSON, in camel case: {@code certificateChanged}. */
    public String jsonName() {
      String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
      return words.length == 1
          ? words[0]
          : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }
  }
}
