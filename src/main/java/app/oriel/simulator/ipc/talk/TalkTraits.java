package app.oriel.simulator.ipc.talk;

import app.oriel.simulator.Choice;
import java.util.Locale;

/** The values that talk's quirks take, each as its own type. */
public final class TalkTraits {
  private TalkTraits() {}

  /** How both sides are heard; section 2.2. */
  public enum Mode implements Choice {
    HALF_DUPLEX,
    FULL_DUPLEX,
    AEC;

    /** The name in JSON. */
    String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The {@code $} channel on which sound is expected; section 2.3. */
  public enum Channel implements Choice {
    ANY,
    ZERO {
      @Override
      public String word() {
        return "0";
      }
    },
    ONE {
      @Override
      public String word() {
        return "1";
      }
    };

    boolean takes(int channel) {
      return this == ANY || channel == (this == ONE ? 1 : 0);
    }
  }

  /** The RTP payload type that is played; section 2.3. */
  public enum Type implements Choice {
    ANY("any", -1),
    PCMU("0", 0),
    PCMA("8", 8),
    DYNAMIC("102", 102);

    private final String word;
    private final int number;

    Type(String word, int number) {
      this.word = word;
      this.number = number;
    }

    @Override
    public String word() {
      return word;
    }

    boolean takes(int type) {
      return this == ANY || type == number;
    }
  }

  /** How the reply to a request to talk is written; section 2.1. */
  public enum Reply implements Choice {
    NESTED,
    /** Without blanks. */
    COMPACT,
    FLAT,
    /** Nested, and the talk has no name. */
    NO_SESSION_ID,
    /** 200 and no body. */
    EMPTY
  }

  /** The Session header of replies; section 2.1. */
  public enum Session implements Choice {
    DECIMAL,
    /** Eight hexadecimal digits. */
    HEX,
    ABSENT
  }

  /** Whether the camera sends frames of its own. */
  public enum Downlink implements Choice {
    NONE,
    /** Some before each reply to a body, one with an empty line in it. */
    BEFORE_REPLY,
    /** Those, and the microphone while somebody talks. */
    ALWAYS
  }

  /** An error that is answered whatever is asked; section 2.4. */
  public enum Refusal implements Choice {
    NONE(0),
    TALK_IS_USED(-52411),
    TOO_MANY_CLIENTS(-52407),
    TOO_MANY_REQUESTS(-52405),
    TOO_MANY_HTTPS_CLIENTS(-52419),
    INVALID_REQUEST(-52402),
    AUDIO_PARAMS_INVALID(-52423),
    NO_PARAMS(-501),
    WRONG_SHAPE(-502);

    private final int code;

    Refusal(int code) {
      this.code = code;
    }

    @Override
    public String word() {
      return this == NONE ? "none" : Integer.toString(code);
    }

    int code() {
      return code;
    }
  }
}
