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

  /** What GET_PARAMETER does. */
  public enum GetParameter implements Choice {
    OK,
    /** Answered, and no sign of life. */
    UNCOUNTED,
    /** Never answered, and no sign of life. */
    SILENT,
    /** 501. */
    UNKNOWN {
      @Override
      public String word() {
        return "501";
      }
    }
  }

  /** What keeps a session alive. */
  public enum KeptAliveBy implements Choice {
    REQUESTS,
    /** Receiver reports, and no request. */
    REPORTS
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
    H265,
    /** JPEG pictures, RFC 2435. */
    MJPEG
  }

  /** Where the tables of JPEG pictures are found. */
  public enum JpegTables implements Choice {
    /** With each picture. */
    IN_BAND,
    /** Nowhere: they follow from a number. */
    QUALITY
  }

  /** How the microphone is heard. */
  public enum Microphone implements Choice {
    PCMA(8, 8000, "PCMA/8000"),
    PCMU(0, 8000, "PCMU/8000"),
    /** AAC at 16 kHz, RFC 3640. */
    AAC(
        97,
        16_000,
        "MPEG4-GENERIC/16000/1",
        "streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;"
            + "indexlength=3;indexdeltalength=3;config=1408"),
    /** The same in LATM, RFC 6416. */
    LATM(97, 16_000, "MP4A-LATM/16000/1", "profile-level-id=15;cpresent=0;config=400028103fc0"),
    L8(97, 8000, "L8/8000"),
    /** At 16 kHz. */
    L16(97, 16_000, "L16/16000"),
    /** At 16 kHz, with a clock of half as much: RFC 3551 section 4.5.2. */
    G722(9, 8000, ""),
    /** 32 kbit/s. */
    G726(97, 8000, "G726-32/8000"),
    G726_16(97, 8000, "G726-16/8000"),
    G726_24(97, 8000, "G726-24/8000"),
    G726_40(97, 8000, "G726-40/8000"),
    /** 32 kbit/s in the other packing. */
    G726_AAL2(97, 8000, "AAL2-G726-32/8000"),
    G726_AAL2_24(97, 8000, "AAL2-G726-24/8000"),
    G726_AAL2_40(97, 8000, "AAL2-G726-40/8000"),
    OPUS(97, 48_000, "opus/48000/2"),
    /** MPEG audio of layer II at 16 kHz, RFC 2250. */
    MP2(14, 90_000, ""),
    /** Of a kind that nobody knows. */
    UNKNOWN(97, 8000, "X-ORIEL-HUM/8000"),
    NONE(8, 8000, "");

    private final int type;
    private final int clockRate;
    private final String map;
    private final String parameters;

    Microphone(int type, int clockRate, String map) {
      this(type, clockRate, map, "");
    }

    Microphone(int type, int clockRate, String map, String parameters) {
      this.type = type;
      this.clockRate = clockRate;
      this.map = map;
      this.parameters = parameters;
    }

    /** The RTP payload type. */
    int type() {
      return type;
    }

    /** Ticks per second of its timestamps. */
    int clockRate() {
      return clockRate;
    }

    /** The lines of its section; none where there is no sound. */
    String lines() {
      if (this == NONE) {
        return "";
      }
      return "m=audio 0 RTP/AVP "
          + type
          + "\r\n"
          + (map.isEmpty() ? "" : "a=rtpmap:" + type + " " + map + "\r\n")
          + (parameters.isEmpty() ? "" : "a=fmtp:" + type + " " + parameters + "\r\n");
    }
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
