package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.TalkFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of a talk, one after the other. */
class SpeechTest {
  private static final int RATE = 8000;

  /** Numbers its samples from 1 on. */
  private static final class Counting implements Voice {
    private final int length;
    private int at;
    private boolean finished;
    private int begun;

    Counting(int length) {
      this.length = length;
    }

    @Override
    public void tune(int rate) {}

    @Override
    public void begin(int now) {
      begun++;
      finished = false;
    }

    @Override
    public int read(short[] into, int from, int count) {
      if (finished || at == length) {
        return -1;
      }
      int got = Math.min(count, length - at);
      for (int i = 0; i < got; i++) {
        into[from + i] = (short) ++at;
      }
      return got;
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void close() {}
  }

  private static TalkFormat format(int packetBytes) {
    return new TalkFormat(
        Codec.PCMA, RATE, packetBytes, Duration.ofMillis(300), Duration.ofMillis(600), true);
  }

  @ParameterizedTest
  @ValueSource(ints = {160, 320, 1000, 2048})
  void allThatIsSaidStandsBetweenTheSilences(int packetBytes) throws Exception {
    Speech speech = new Speech(format(packetBytes), new Counting(9999), 0);
    List<Short> all = new ArrayList<>();
    speech.hold();
    while (!speech.isOver()) {
      add(speech, packetBytes, all);
    }
    int lead = 300 * RATE / 1000;
    for (int i = 0; i < lead; i++) {
      assertEquals((short) 0, all.get(i).shortValue());
    }
    for (int i = 0; i < 9999; i++) {
      assertEquals((short) (i + 1), all.get(lead + i).shortValue());
    }
    int behind = all.size() - lead - 9999;
    // The last packet is still to be played when the line is closed.
    int played = behind - packetBytes;
    assertTrue(played >= 600 * RATE / 1000, "behind " + played);
    assertTrue(played < 600 * RATE / 1000 + packetBytes, "behind " + played);
    assertTrue(all.subList(lead + 9999, all.size()).stream().allMatch(each -> each == 0));
    assertEquals(9999, speech.said());
  }

  @Test
  void whoGoesOnInTheSilenceBehindIsHeardAtOnce() throws Exception {
    Counting voice = new Counting(100_000);
    Speech speech = new Speech(format(160), voice, 0);
    List<Short> all = new ArrayList<>();
    speech.hold();
    for (int i = 0; i < 20; i++) {
      add(speech, 160, all);
    }
    speech.letGo();
    for (int i = 0; i < 10; i++) {
      add(speech, 160, all);
    }
    assertFalse(speech.isTalking());
    assertFalse(speech.isOver());
    speech.hold();
    add(speech, 160, all);
    assertTrue(all.getLast() != 0);
    assertEquals(2, voice.begun);
  }

  @Test
  void whoLetsGoBeforeAnythingIsHeardSaysNothing() throws Exception {
    Counting voice = new Counting(100_000);
    Speech speech = new Speech(format(160), voice, 0);
    List<Short> all = new ArrayList<>();
    speech.hold();
    add(speech, 160, all);
    speech.letGo();
    while (!speech.isOver()) {
      add(speech, 160, all);
    }
    assertTrue(all.stream().allMatch(each -> each == 0));
    assertEquals(0, voice.begun);
  }

  private static void add(Speech speech, int packetBytes, List<Short> all) throws Exception {
    short[] packet = new short[packetBytes];
    speech.fill(packet);
    for (short each : packet) {
      all.add(each);
    }
  }
}
