package app.oriel.multitrans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraMemory;
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
  void theModelChooses(boolean vigi, String model, String dialect) {
    TalkHints hints = new TalkHints(vigi, model, TalkHints.Speaker.UNKNOWN, null);
    assertEquals(dialect, Dialects.likeliest(hints).getFirst().name());
  }

  @ParameterizedTest
  @CsvSource({
    "'G711alaw,G711ulaw', '8,16', default",
    "G711alaw, 8, default",
    "G711, 8, default",
    "G711ulaw, 16, 48aw-plus",
    "G711ulaw, '8,16', 48aw-plus",
    "G711alaw, 16, 48aw-plus"
  })
  void whereTheModelIsUnknownTheLoudspeakerChooses(String codecs, String rates, String dialect) {
    var speaker =
        new TalkHints.Speaker(Set.of(codecs.split(",", -1)), Set.of(rates.split(",", -1)));
    TalkHints hints = new TalkHints(false, "", speaker, null);
    assertEquals(dialect, Dialects.likeliest(hints).getFirst().name());
    assertEquals(speaker, TalkHints.Speaker.parse(speaker.text()));
  }

  @Test
  void everyModeIsTriedOnceAndThenNoMore() {
    Dialect now = Dialects.named("default").orElseThrow();
    Set<Mode> tried = EnumSet.of(now.mode());
    List<String> names = new ArrayList<>();
    while (Dialects.next(now, tried).isPresent()) {
      now = Dialects.next(now, tried).get();
      assertTrue(tried.add(now.mode()), "twice " + now);
      names.add(now.name());
    }
    assertEquals(List.of("full-duplex", "48aw-plus"), names);
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
    assertTrue(memory.isHopeless(usual));
    assertFalse(memory.isHopeless(plus));
    memory.learnHeard(plus.in(Mode.HALF_DUPLEX), true);
    assertEquals(plus.in(Mode.HALF_DUPLEX), memory.heard().orElseThrow());
    memory.learnHeard(plus.in(Mode.HALF_DUPLEX), false);
    assertTrue(memory.heard().isEmpty());
    memory.learnRefused(Mode.FULL_DUPLEX);
    assertTrue(memory.isHopeless(Dialects.named("full-duplex").orElseThrow()));
  }

  @Test
  void nonsenseInTheMemoryIsNoDialect() {
    CameraMemory memory = CameraMemory.forgetful();
    memory.learn("talk.heard", "default,loud");
    assertTrue(new TalkMemory(memory).heard().isEmpty());
    memory.learn("talk.heard", "x,half_duplex,y");
    assertTrue(new TalkMemory(memory).heard().isEmpty());
  }
}
