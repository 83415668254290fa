package app.oriel.multitrans;

import app.oriel.camera.Codec;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkTerms;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way in which cameras were heard.
 *
 * @param mode what the request asks for
 * @param channel of the {@code $} frames
 * @param payloadType of RTP
 * @param marked whether the first packet carries the marker
 * @param leadIn silence ahead, in milliseconds
 * @param drain silence behind, in milliseconds
 */
record Dialect(
    String name,
    Mode mode,
    int channel,
    int payloadType,
    boolean marked,
    Codec codec,
    int rate,
    int packetBytes,
    int leadIn,
    int drain) {
  private static final int PACKETS_A_SECOND = 50;
  private static final int TELEPHONE = 8000;
  private static final int DYNAMIC = 102;

  /** Whether and how the camera listens while it is talked to. */
  enum Mode {
    HALF_DUPLEX("half_duplex"),
    FULL_DUPLEX("full_duplex"),
    AEC("aec");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** As the camera spells it. */
    String word() {
      return word;
    }
  }

  /** The same in another mode. */
  Dialect in(Mode other) {
    return new Dialect(
        name, other, channel, payloadType, marked, codec, rate, packetBytes, leadIn, drain);
  }

  /**
   * The same with other sound, in packets as long as usual unless the dialect wants its own.
   *
   * @param otherRate samples per second
   */
  Dialect sounding(Codec other, int otherRate) {
    if (other == codec && otherRate == rate) {
      return this;
    }
    boolean usual = packetBytes == rate / PACKETS_A_SECOND;
    int bytes = usual ? otherRate / PACKETS_A_SECOND : packetBytes;
    int type = payloadType(other, otherRate);
    return new Dialect(name, mode, channel, type, marked, other, otherRate, bytes, leadIn, drain);
  }

  /** RFC 3551, table 4; at other rates there is none: then the number that was heard at 16 kHz. */
  private static int payloadType(Codec codec, int rate) {
    if (rate != TELEPHONE) {
      return DYNAMIC;
    }
    return codec == Codec.PCMU ? 0 : 8;
  }

  TalkFormat format() {
    return new TalkFormat(
        codec,
        rate,
        packetBytes,
        Duration.ofMillis(leadIn),
        Duration.ofMillis(drain),
        mode == Mode.HALF_DUPLEX);
  }

  /** For a transcript that its reader shows to others. */
  String inWords() {
    return String.format(
        Locale.ROOT,
        "%s: %s, channel %d, payload type %d%s, %s %d Hz, packets of %d bytes,"
            + " silence of %d ms ahead and %d ms behind",
        name,
        mode.word(),
        channel,
        payloadType,
        marked ? " with a marker at first" : "",
        codec,
        rate,
        packetBytes,
        leadIn,
        drain);
  }

  /**
   * @param doorLocked as {@link TalkTerms#doorLocked}
   */
  TalkTerms terms(@Nullable Duration doorLocked) {
    return new TalkTerms(name, mode.word(), payloadType, channel, doorLocked);
  }
}
