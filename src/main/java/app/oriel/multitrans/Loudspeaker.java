package app.oriel.multitrans;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Which sound a camera's loudspeaker takes, by what the camera says of it. */
final class Loudspeaker {
  private static final int HIGHEST = 48_000;

  private final Set<Codec> codecs;
  private final TreeSet<Integer> rates = new TreeSet<>();

  /**
   * @throws OrielException {@link Problem#TALK_UNSUPPORTED} if it takes nothing that Oriel makes
   */
  Loudspeaker(TalkHints.Speaker said) throws OrielException {
    codecs = EnumSet.noneOf(Codec.class);
    said.codecs().forEach(this::addCodec);
    said.kilohertz().forEach(this::addRate);
    if (codecs.isEmpty() && !said.codecs().isEmpty()) {
      throw unknown(said.codecs(), "");
    }
    if (rates.isEmpty() && !said.kilohertz().isEmpty()) {
      throw unknown(said.kilohertz(), " kHz");
    }
  }

  private static OrielException unknown(Set<String> said, String unit) {
    return new OrielException(
        Problem.TALK_UNSUPPORTED,
        Detail.of("its-loudspeaker-takes-only", String.join(", ", new TreeSet<>(said)) + unit));
  }

  /** Some say only {@code G711}, and mean either or both. */
  private void addCodec(String name) {
    String letters = name.replaceAll("[^a-z0-9]", "");
    boolean both = letters.equals("g711");
    if (both || letters.endsWith("alaw") || letters.startsWith("pcma")) {
      codecs.add(Codec.PCMA);
    }
    if (both || letters.endsWith("ulaw") || letters.startsWith("pcmu")) {
      codecs.add(Codec.PCMU);
    }
  }

  /** In kilohertz, or in hertz. */
  private void addRate(String text) {
    String digits = text.replaceAll("(\\.0+)?(k|khz|hz)?$", "");
    if (digits.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(digits);
      int rate = number < 1000 ? number * 1000 : number;
      if (rate % 8000 == 0 && rate > 0 && rate <= HIGHEST) {
        rates.add(rate);
      }
    }
  }

  /** Whether it takes such sound, as far as is known. */
  boolean takes(Dialect dialect) {
    return codec(dialect) == dialect.codec() && rate(dialect) == dialect.rate();
  }

  /** The dialect with sound that it takes; as it is where that is so already. */
  Dialect fitted(Dialect dialect) {
    return dialect.sounding(codec(dialect), rate(dialect));
  }

  private Codec codec(Dialect dialect) {
    boolean fits = codecs.isEmpty() || codecs.contains(dialect.codec());
    return fits ? dialect.codec() : codecs.iterator().next();
  }

  private int rate(Dialect dialect) {
    boolean fits = rates.isEmpty() || rates.contains(dialect.rate());
    return fits ? dialect.rate() : rates.getFirst();
  }
}
