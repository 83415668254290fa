package app.oriel.http;

import app.oriel.camera.OrielException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Whatever a camera sends is a part or a failure in words, and the same wherever it is cut. */
class HttpFuzzTest {
  private static final Limits SMALL = limits();
  private static final List<String> BOUNDARIES = List.of("data-boundary--", "--b", "", "b");

  /** Takes chunks off. */
  @FuzzTest
  void framing(byte[] sent) {
    String whole = unframed(new ByteArrayInputStream(sent));
    Assertions.assertEquals(whole, unframed(Wire.dripping(sent, 1)));
  }

  /** Pulls parts; the first byte chooses what the head declared. */
  @FuzzTest
  void multipart(byte[] chosenAndSent) {
    if (chosenAndSent.length == 0) {
      return;
    }
    String boundary = BOUNDARIES.get(Math.floorMod(chosenAndSent[0], BOUNDARIES.size()));
    byte[] sent = Arrays.copyOfRange(chosenAndSent, 1, chosenAndSent.length);
    String whole = parts(new ByteArrayInputStream(sent), boundary);
    Assertions.assertEquals(whole, parts(Wire.dripping(sent, 1), boundary));
  }

  /** Whatever comes before them, of whole parts the last is found. */
  @FuzzTest
  void partsAfterDamage(byte[] sent) {
    byte[] damage = Arrays.copyOf(sent, Math.min(sent.length, SMALL.partBytes() / 2));
    if (new String(damage, StandardCharsets.ISO_8859_1).contains("--data-boundary----")) {
      return; // says that it ends
    }
    byte[] last = {'l', 'a', 's', 't'};
    Wire wire = new Wire().part("x/y", new byte[] {1}).raw(damage);
    for (int i = 0; i < 3; i++) {
      wire.part("x/y", new byte[] {(byte) i});
    }
    String parts =
        parts(new ByteArrayInputStream(wire.part("x/y", last).bytes()), BOUNDARIES.get(0));
    Assertions.assertTrue(parts.contains(", " + Arrays.hashCode(last)), parts);
  }

  /** Both, as a stream has it. */
  @FuzzTest
  void framedParts(byte[] sent) {
    String whole = parts(new FramedBody(new ByteArrayInputStream(sent)), "data-boundary--");
    Assertions.assertEquals(
        whole, parts(new FramedBody(Wire.dripping(sent, 1)), "data-boundary--"));
  }

  private static String unframed(InputStream in) {
    StringBuilder told = new StringBuilder();
    try (FramedBody body = new FramedBody(in)) {
      for (int b = body.read(); b >= 0; b = body.read()) {
        told.append((char) b);
      }
    } catch (OrielException e) {
      told.append(" then ").append(checked(e));
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
    return told.toString();
  }

  private static String parts(InputStream in, String boundary) {
    List<String> told = new ArrayList<>();
    try {
      MultipartReader reader = new MultipartReader(in, boundary, SMALL);
      while (true) {
        Part part = reader.next();
        Assertions.assertTrue(part.body().length <= SMALL.partBytes());
        told.add(part.headers().fields().size() + " headers, " + Arrays.hashCode(part.body()));
      }
    } catch (OrielException e) {
      told.add(checked(e));
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
    return told.toString();
  }

  private static String checked(OrielException e) {
    String words = e.problem() + " " + e.getMessage();
    Assertions.assertTrue(words.chars().noneMatch(Character::isISOControl), words);
    Assertions.assertTrue(words.length() < 400, words);
    return words;
  }

  private static Limits limits() {
    Limits usual = Limits.usual();
    return new Limits(
        usual.connect(), usual.handshake(), usual.answer(), usual.silence(), 8, 64, 1000, 200);
  }
}
