package app.oriel.simulator.kasa;

import app.oriel.simulator.Quirks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Spoils every so-many-th part of a stream, as the quirks want it. For one thread. */
final class PartDamage {
  private static final int GARBAGE_BYTES = 500;

  private final Traits.PartDamage kind;
  private final int every;
  private final Random random = new Random(1);
  private int count;

  PartDamage(Quirks quirks) {
    this.kind = quirks.get(KasaQuirk.PART_DAMAGE);
    this.every = quirks.get(KasaQuirk.DAMAGE_EVERY);
  }

  /** The part as it is sent, its head and its line end included. */
  byte[] applied(String head, byte[] body, String end) {
    boolean spoiled = kind != Traits.PartDamage.NONE && ++count % every == 0;
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length + 64);
    if (spoiled && kind == Traits.PartDamage.GARBAGE) {
      byte[] garbage = new byte[GARBAGE_BYTES];
      random.nextBytes(garbage);
      all.writeBytes(garbage);
    }
    all.writeBytes(ascii(spoiled ? spoiledHead(head, body.length) : head));
    all.writeBytes(body);
    all.writeBytes(ascii(end));
    return all.toByteArray();
  }

  private String spoiledHead(String head, int length) {
    String line = "(?i)(content-length: )\\d+";
    return switch (kind) {
      case NONE, GARBAGE -> head;
      case NUL -> head.replaceFirst("(?i)content-type", "Content\0Type");
      case SHORT -> head.replaceFirst(line, "$1" + length / 2);
      case LONG -> head.replaceFirst(line, "$1" + (length + 1 + random.nextInt(4 * length + 1)));
      case MISSING -> head.replaceFirst("(?i)content-length: \\d+\r?\n", "");
      case NEGATIVE -> head.replaceFirst(line, "$1-1");
      case ABSURD -> head.replaceFirst(line, "$1" + "9".repeat(20));
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
