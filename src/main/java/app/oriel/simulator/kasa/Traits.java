package app.oriel.simulator.kasa;

import app.oriel.simulator.Choice;
import org.jspecify.annotations.Nullable;

/** The values that quirks take, each as its own type. */
public final class Traits {
  private Traits() {}

  /** How the endless body is framed. */
  public enum Framing implements Choice {
    /** Raw parts after a {@code Content-Length: -1}. */
    RAW_MINUS1("Content-Length: -1", null, false),
    /** Raw parts, nothing said. */
    RAW_NONE(null, null, false),
    /** Real chunks, although the status line says HTTP/1.0. */
    CHUNKED10(null, "Transfer-Encoding: chunked", true),
    /** Real chunks, and a negative length beside them. */
    CHUNKED10_MINUS1("Content-Length: -1", "Transfer-Encoding: chunked", true) {
      @Override
      public String word() {
        return "chunked10+minus1";
      }
    };

    private final @Nullable String length;
    private final @Nullable String encoding;
    private final boolean chunked;

    Framing(@Nullable String length, @Nullable String encoding, boolean chunked) {
      this.length = length;
      this.encoding = encoding;
      this.chunked = chunked;
    }

    boolean chunked() {
      return chunked;
    }

    /** The lines that this framing adds to the response head, each with its CRLF. */
    String headLines() {
      return (encoding == null ? "" : encoding + "\r\n") + (length == null ? "" : length + "\r\n");
    }
  }

  /** Where the bytes are cut: into chunks, or into TLS records where the body is raw. */
  public enum ChunkSize implements Choice {
    PART,
    RANDOM,
    /** Inside the delimiter, inside a header's name, and between the last CR and LF. */
    SPLIT
  }

  /** Which headers a part has, and in which order. */
  public enum PartHeaders implements Choice {
    EC60,
    KC410S,
    MINIMAL
  }

  /** How part headers' names are written. */
  public enum HeaderCase implements Choice {
    NORMAL,
    LOWER
  }

  /** How lines end between parts. */
  public enum LineEnd implements Choice {
    CRLF("\r\n"),
    LF("\n");

    private final String bytes;

    LineEnd(String bytes) {
      this.bytes = bytes;
    }

    String bytes() {
      return bytes;
    }
  }

  /** What a part says about its time. */
  public enum TimestampMode implements Choice {
    /** X-Timestamp counts from some moment before the stream. */
    UPTIME,
    /** X-Timestamp counts from 1970. */
    EPOCH,
    /** Only X-UtcTime, in whole seconds. */
    UTC_ONLY,
    NONE,
    /** X-Timestamp goes back by a minute three seconds into the stream. */
    JUMP_BACK,
    /** X-Timestamp wraps as a 32-bit 90 kHz clock does, three seconds into the stream. */
    WRAP
  }

  /** What {@code resolution=hd} does. */
  public enum ResolutionParam implements Choice {
    IGNORED,
    HD_720P {
      @Override
      public String word() {
        return "hd=720p";
      }
    }
  }

  /** What is wrong with a part now and then. */
  public enum PartDamage implements Choice {
    NONE,
    /** Other bytes before its delimiter. */
    GARBAGE,
    /** A NUL in its head. */
    NUL,
    /** It says half its length. */
    SHORT,
    /** It says up to five times its length. */
    LONG,
    /** It says no length. */
    MISSING,
    /** It says -1. */
    NEGATIVE,
    /** It says a number beyond all numbers. */
    ABSURD
  }

  /** Whether there is sound, and when. */
  public enum Sound implements Choice {
    ON,
    OFF,
    /** Five seconds after the picture. */
    LATE
  }

  /** A form of the password that a camera takes in Basic's place for it. */
  public enum PasswordForm implements Choice {
    PLAIN,
    BASE64,
    MD5,
    /** User {@code admin} with the MD5 of {@code admin}, whatever the real ones are. */
    ADMIN_DEFAULT
  }

  /** What a client gets that is one too many. */
  public enum BusyStatus implements Choice {
    UNAVAILABLE {
      @Override
      public String word() {
        return "503";
      }
    },
    RESET
  }

  /** What wrong credentials get. */
  public enum Refusal implements Choice {
    UNAUTHORIZED {
      @Override
      public String word() {
        return "401";
      }
    },
    CLOSE
  }

  /** What a second handshake gets while another one runs. */
  public enum Handshakes implements Choice {
    OK,
    RESET
  }

  /** Who gets an answer on the discovery port. */
  public enum Discovery implements Choice {
    BROADCAST_UNICAST {
      @Override
      public String word() {
        return "broadcast+unicast";
      }
    },
    UNICAST_ONLY,
    SILENT
  }

  /** Whether sysinfo names a version of the stream. */
  public enum StreamVersion implements Choice {
    ABSENT,
    TWO {
      @Override
      public String word() {
        return "2";
      }
    }
  }

  /** What the stream port answers with, once the client is let in. */
  public enum Answer implements Choice {
    STREAM,
    /** 200 and a web page. */
    HTML,
    /** Nothing but the end of the connection. */
    CLOSE,
    /** Nothing at all: the connection is taken and never served, not even with TLS. */
    SILENT
  }

  /** How talk is sent; kasa.md section 4. */
  public enum TalkForm implements Choice {
    /** One request for the whole talk, as seen on hardware. */
    BLOCK,
    /** A request for each packet, and no password: a recipe that nobody has verified. */
    PACKETS
  }

  /** When a request to talk is answered, which is not known. */
  public enum TalkReply implements Choice {
    AT_END,
    AT_ONCE,
    NEVER
  }
}
