package app.oriel.multitrans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.multitrans.Dialect.Mode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {
  @ParameterizedTest
  @CsvSource({
    "false, '', default",
    "false, TL-IPC44AW-COLOR, default",
    "false, TL-IPC652P-A4, default",
    "false, IPC485EP-AI, full-duplex",
    "false, TL-IPC48AW, 48aw",
    "false, tl-ipc48aw-plus 1.0, 48aw-plus",
    "true, '', vigi",
    "true, C540V, vigi"
  })
  void theModelChooses(boolean vigi, String model, String dialect) throws Exception {
    TalkHints hints = new TalkHints(vigi, model, TalkHints.Speaker.UNKNOWN, null);
    assertEquals(dialect, Dialects.likeliest(hints).getFirst().name());
  }

  @ParameterizedTest
  @CsvSource({
    "'G711alaw,G711ulaw', '8,16', default, PCMA, 8000, 8, 160",
    "G711alaw, 8, default, PCMA, 8000, 8, 160",
    "G711, 8, default, PCMA, 8000, 8, 160",
    "pcmu, 8000, default, PCMU, 8000, 0, 160",
    "G711ulaw, 8, default, PCMU, 8000, 0, 160",
    "G711ulaw, 16, 48aw-plus, PCMU, 16000, 102, 320",
    "G711ulaw, '8,16', 48aw-plus, PCMU, 16000, 102, 320",
    "G711alaw, 16, default, PCMA, 16000, 102, 320",
    "'G711alaw,AAC', '8,44.1', default, PCMA, 8000, 8, 160"
  })
  void whereTheModelIsUnknownTheLoudspeakerChooses(
      String codecs, String rates, String name, Codec codec, int rate, int type, int bytes)
      throws Exception {
    var speaker = speaker(codecs, rates);
    Dialect chosen = Dialects.likeliest(new TalkHints(false, "", speaker, null)).getFirst();
    assertEquals(name, chosen.name());
    assertEquals(codec, chosen.codec());
    assertEquals(rate, chosen.rate());
    assertEquals(type, chosen.payloadType());
    assertEquals(bytes, chosen.packetBytes());
    assertEquals(speaker, TalkHints.Speaker.parse(speaker.text()));
  }

  private static TalkHints.Speaker speaker(String codecs, String rates) {
    return new TalkHints.Speaker(Set.of(codecs.split(",", -1)), Set.of(rates.split(",", -1)));
  }

  /** How a camera listens says nothing of what it plays. */
  @Test
  void everyDialectIsFittedToTheLoudspeaker() throws Exception {
    for (boolean vigi : new boolean[] {false, true}) {
      TalkHints hints = new TalkHints(vigi, "IPC48AW-PLUS", speaker("G711alaw", "8"), null);
      for (Dialect each : Dialects.likeliest(hints)) {
        assertEquals(Codec.PCMA, each.codec(), each.name());
        assertEquals(8000, each.rate(), each.name());
        assertEquals(8, each.payloadType(), each.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"AAC, 16, aac", "'G.722,opus', 16, 'g.722, opus'", "G711alaw, 11, 11 kHz"})
  void aLoudspeakerThatTakesOtherSoundIsRefusedByItsName(
      String codecs, String rates, String named) {
    TalkHints hints = new TalkHints(false, "", speaker(codecs, rates), null);
    OrielException e = assertThrows(OrielException.class, () -> Dialects.likeliest(hints));
    assertEquals(Problem.TALK_UNSUPPORTED, e.problem());
    assertTrue(String.valueOf(e.getMessage()).endsWith(named), e.getMessage());
  }

  @Test
  void everyModeIsTriedOnceAndThenNoMore() {
    Dialect now = Dialects.named("default").orElseThrow();
    Set<Mode> tried = EnumSet.of(now.mode());
    List<Dialect> all = new ArrayList<>();
    while (Dialects.next(now, tried).isPresent()) {
      now = Dialects.next(now, tried).get();
      assertTrue(tried.add(now.mode()), "twice " + now);
      all.add(now);
    }
    Dialect first = Dialects.named("default").orElseThrow();
    assertEquals(List.of(first.in(Mode.FULL_DUPLEX), first.in(Mode.AEC)), all);
  }

  @Test
  void vigiKeepsItsChannelInEveryMode() {
    Dialect vigi = Dialects.named("vigi").orElseThrow();
    Dialect next = Dialects.next(vigi, EnumSet.of(vigi.mode())).orElseThrow();
    assertEquals(0, next.channel());
    assertEquals("vigi", next.name());
    assertFalse(next.mode() == vigi.mode());
  }

  @Test
  void namesAreDifferentAndEachIsFound() {
    assertEquals(Dialects.names().size(), new HashSet<>(Dialects.names()).size());
    Dialects.names().forEach(name -> assertEquals(name, Dialects.named(name).get().name()));
  }

  @Test
  void whatWasHeardAndWhatWasNotIsRemembered() {
    TalkMemory memory = new TalkMemory(CameraMemory.forgetful());
    Dialect plus = Dialects.named("48aw-plus").orElseThrow();
    Dialect usual = Dialects.named("default").orElseThrow();
    assertTrue(memory.heard().isEmpty());
    memory.learnHeard(usual, false);
    assertTrue(memory.isUnheard(usual));
    assertFalse(memory.isUnheard(plus));
    memory.learnHeard(plus.in(Mode.HALF_DUPLEX), true);
    assertEquals(plus.in(Mode.HALF_DUPLEX), memory.heard().orElseThrow());
    memory.learnHeard(plus.in(Mode.HALF_DUPLEX), false);
    assertTrue(memory.heard().isEmpty());
    memory.learnRefused(Mode.FULL_DUPLEX);
    assertEquals(EnumSet.of(Mode.FULL_DUPLEX), memory.refused());
    Dialect other = usual.in(Mode.AEC).sounding(Codec.PCMU, 16_000);
    memory.learnHeard(other, true);
    assertEquals(other, memory.heard().orElseThrow());
  }

  @Test
  void nonsenseInTheMemoryIsNoDialect() {
    CameraMemory memory = CameraMemory.forgetful();
    memory.learn("talk.heard", "default,loud");
    assertTrue(new TalkMemory(memory).heard().isEmpty());
    for (String nonsense :
        List.of("x,half_duplex,y", "default,aec,aac,8000", "default,aec,pcma,44100")) {
      memory.learn("talk.heard", nonsense);
      assertTrue(new TalkMemory(memory).heard().isEmpty(), nonsense);
    }
    // As it was kept before the sound was.
    memory.learn("talk.heard", "default,aec");
    assertEquals(
        Dialects.named("default").orElseThrow().in(Mode.AEC),
        new TalkMemory(memory).heard().orElseThrow());
  }
}
