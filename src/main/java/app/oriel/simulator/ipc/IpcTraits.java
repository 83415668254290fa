package app.oriel.simulator.ipc;

import app.oriel.simulator.Choice;

/** The values that quirks take, each as its own type. */
public final class IpcTraits {
  private IpcTraits() {}

  /** Which ways to sign in are offered, and in which order. */
  public enum Challenge implements Choice {
    BASIC_FIRST,
    DIGEST_FIRST,
    BASIC_ONLY,
    DIGEST_ONLY,
    /** Nobody is asked. */
    NONE
  }

  /** Which digest is asked for. */
  public enum DigestForm implements Choice {
    /** RFC 2069: MD5 and nothing else said. */
    RFC2069("MD5", false),
    /** RFC 7616 with MD5. */
    MD5("MD5", true),
    /** RFC 7616 with SHA-256. */
    SHA256("SHA-256", true),
    /** As before, and only quoted {@code qop} and {@code nc} are understood. */
    SHA256_QUOTED("SHA-256", true);

    private final String algorithm;
    private final boolean protectionAsked;

    DigestForm(String algorithm, boolean protectionAsked) {
      this.algorithm = algorithm;
      this.protectionAsked = protectionAsked;
    }

    String algorithm() {
      return algorithm;
    }

    /** Whether the challenge has {@code qop} and names its algorithm. */
    boolean protectionAsked() {
      return protectionAsked;
    }
  }

  /** How the realm is spelled. */
  public enum Realm implements Choice {
    TP_LINK("TP-LINK IP-Camera"),
    TP_LINK_MIXED("TP-Link IP-Camera");

    private final String text;

    Realm(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** Whether a connection that was asked for credentials takes them. */
  public enum FreshSocket implements Choice {
    NOT_NEEDED("false"),
    /** It refuses them, as if they were wrong. */
    REFUSES("true"),
    /** It ends instead of an answer. */
    HANGS_UP("hang-up");

    private final String word;

    FreshSocket(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** What a client gets that is one too many. */
  public enum BusyAnswer implements Choice {
    TOO_MANY("429", "429 Stream Up To Limit"),
    BANDWIDTH("453", "453 Not Enough Bandwidth"),
    /** As if the password were wrong. */
    UNAUTHORIZED("401", "401 Unauthorized");

    private final String word;
    private final String status;

    BusyAnswer(String word, String status) {
      this.word = word;
      this.status = status;
    }

    @Override
    public String word() {
      return word;
    }

    String status() {
      return status;
    }
  }

  /** Whether replies say which session they belong to. */
  public enum SessionHeader implements Choice {
    PRESENT,
    ABSENT
  }

  /** What SET_PARAMETER gets, although it is advertised. */
  public enum SetParameter implements Choice {
    OK,
    /** 400, with the CSeq of the request before. */
    BAD_REQUEST {
      @Override
      public String word() {
        return "400";
      }
    }
  }

  /** Which CSeq replies carry. */
  public enum Sequence implements Choice {
    RIGHT,
    PREVIOUS,
    ABSENT
  }

  /** How pictures are compressed. */
  public enum VideoCodec implements Choice {
    H264,
    H265
  }

  /** How the microphone is heard. */
  public enum Microphone implements Choice {
    PCMA,
    PCMU,
    /** AAC at 16 kHz. */
    AAC,
    NONE
  }

  /** Where SPS and PPS are found. */
  public enum ParameterSets implements Choice {
    BOTH,
    SDP,
    IN_BAND
  }

  /** What the SDP says about the codec's profile. */
  public enum SdpProfile implements Choice {
    RIGHT,
    NONSENSE
  }

  /** The illegal media section of the SDP. */
  public enum SmartSection implements Choice {
    TP_LINK("application/TP-LINK", "TP-LINK", "smart/1/90000", 90000),
    TP_LINK_25000("application/tp-link", "tp-link", "smart/0/25000", 25000),
    MERCURY("application/MERCURY", "MERCURY", "smart/1/90000", 90000),
    ABSENT("", "", "", 0);

    private final String type;
    private final String name;
    private final String format;
    private final int rate;

    SmartSection(String type, String name, String format, int rate) {
      this.type = type;
      this.name = name;
      this.format = format;
      this.rate = rate;
    }

    /** The section's lines. */
    String lines() {
      return this == ABSENT
          ? ""
          : "m=" + type + " 0 RTP/AVP " + format + "\r\na=rtpmap:95 " + name + "/" + rate + "\r\n";
    }
  }

  /** How tracks are named in the SDP. */
  public enum Control implements Choice {
    /** Relative to the content base. */
    TRACK,
    /** The same, and the session has a line of its own. */
    SESSION,
    /** As whole URLs. */
    ABSOLUTE
  }

  /** The Content-Base of the SDP. */
  public enum ContentBase implements Choice {
    SLASH,
    PLAIN,
    ABSENT
  }

  /** Which packet of an access unit carries the marker. */
  public enum Marker implements Choice {
    LAST,
    /** Only an SEI message after the picture. */
    SEI
  }

  /** What RTP timestamps do three seconds into the stream. */
  public enum TimestampJump implements Choice {
    NONE,
    /** An hour ahead. */
    FORWARD,
    /** Back by a minute. */
    BACK,
    /** They wrap around. */
    WRAP
  }

  /** The RTP-Info of a reply to PLAY. */
  public enum RtpInfo implements Choice {
    RIGHT,
    ZERO,
    ABSENT
  }
}
