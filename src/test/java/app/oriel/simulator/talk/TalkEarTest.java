package app.oriel.simulator.talk;

import static app.oriel.simulator.talk.Sounds.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** The judge of talk, with moments made up. */
class TalkEarTest {
  private static final int BLOCK = 160;
  private static final byte[] TONE = Sounds.aLawTone(440, 8000, 8000);

  private long now;

  private TalkEar ear(SpeakerRules rules) {
    return new TalkEar(rules, "half_duplex", 0);
  }

  private static SpeakerRules rules() {
    return new SpeakerRules(SpeakerCode.PCMA_8K, false, PacketRule.ANY, 300, 500, 400, 150);
  }

  private static SpeakerRules rules(PacketRule packets) {
    return new SpeakerRules(SpeakerCode.PCMA_8K, false, packets, 0, 0, 400, 150);
  }

  /** Sends bytes block by block in real time. */
  private void send(TalkEar ear, byte[] sound, int block) {
    for (int from = 0; from < sound.length; from += block) {
      byte[] piece = Arrays.copyOfRange(sound, from, Math.min(from + block, sound.length));
      ear.packet(piece, now);
      now += TimeUnit.MICROSECONDS.toNanos(125L * piece.length);
    }
  }

  @Test
  void aTalkAsItShouldBeIsHeardWholeAndBreaksNoRule() {
    TalkEar ear = ear(rules());
    send(ear, Sounds.aLawSilence(2400), BLOCK);
    send(ear, TONE, BLOCK);
    send(ear, Sounds.aLawSilence(4800), BLOCK);
    ear.end(now);
    TalkReport report = ear.report();
    assertEquals(List.of(), report.violations());
    HeardSound audible = report.heard().audible();
    assertNear(1000, audible.millis(), 5);
    assertTrue(audible.shareAt(440) > 0.98, () -> "share " + audible.shareAt(440));
    assertTrue(audible.shareAt(600) < 0.02);
    assertEquals(-15.3, audible.level(), 0.3);
    assertNear(300, report.pace().leadInMillis(), 2);
    assertNear(620, report.pace().drainMillis(), 21);
    assertNear(300_000_000, report.firstAudibleAt().getAsLong(), 1_000_000);
    assertEquals(0, report.pace().latest());
  }

  @Test
  void withoutALeadInTheFirstSyllableIsSwallowed() {
    TalkEar ear = ear(rules());
    send(ear, TONE, BLOCK);
    send(ear, Sounds.aLawSilence(4800), BLOCK);
    ear.end(now);
    assertTrue(ear.report().has(TalkFault.NO_LEAD_IN));
    assertNear(700, ear.report().heard().audible().millis(), 10);
  }

  @Test
  void aLeadInThatIsNotSentInRealTimeDoesNotHelp() {
    TalkEar ear = ear(rules());
    ear.packet(Sounds.aLawSilence(2400), now);
    send(ear, TONE, BLOCK);
    assertTrue(ear.report().has(TalkFault.NO_LEAD_IN));
  }

  @Test
  void whoLeavesAtOnceLosesTheLastSyllable() {
    TalkEar ear = ear(rules());
    send(ear, Sounds.aLawSilence(2400), BLOCK);
    send(ear, TONE, BLOCK);
    ear.end(now);
    assertTrue(ear.report().has(TalkFault.TAIL_CUT));
    assertNear(500, ear.report().heard().audible().millis(), 25);
  }

  @Test
  void waitingInSilenceIsAsGoodAsSendingIt() {
    TalkEar ear = ear(rules());
    send(ear, Sounds.aLawSilence(2400), BLOCK);
    send(ear, TONE, BLOCK);
    ear.end(now + TimeUnit.MILLISECONDS.toNanos(600));
    assertEquals(List.of(), ear.report().violations());
  }

  @Test
  void aBurstOverflowsAndIsLost() {
    TalkEar ear = ear(rules(PacketRule.ANY));
    for (int from = 0; from < TONE.length; from += BLOCK) {
      ear.packet(Arrays.copyOfRange(TONE, from, from + BLOCK), now);
    }
    TalkReport report = ear.report();
    assertTrue(report.has(TalkFault.BURST));
    assertNear(420, report.heard().millis(), 1);
    assertEquals(420.0, report.pace().earliest(), 21);
  }

  @Test
  void aLateSenderIsFoundAndHeardWithAGap() {
    TalkEar ear = ear(rules(PacketRule.ANY));
    send(ear, TONE, BLOCK);
    now += TimeUnit.MILLISECONDS.toNanos(200);
    send(ear, TONE, BLOCK);
    TalkReport report = ear.report();
    assertTrue(report.has(TalkFault.LATE));
    assertEquals(1, report.pace().gaps());
    assertEquals(200.0, report.pace().latest(), 1);
    assertEquals(0.0, report.pace().lateP95(), 1);
    assertNear(2200, report.heard().millis(), 1);
    assertTrue(report.heard().shareAt(440) > 0.95);
  }

  @Test
  void aLittleLateIsMeasuredAndForgiven() {
    TalkEar ear = ear(rules(PacketRule.ANY));
    send(ear, TONE, BLOCK);
    now += TimeUnit.MILLISECONDS.toNanos(40);
    send(ear, TONE, BLOCK);
    assertEquals(List.of(), ear.report().violations());
    assertEquals(40.0, ear.report().pace().latest(), 1);
    assertEquals(0.0, ear.report().pace().lateP50(), 1);
  }

  @Test
  void halfTheRateStarvesTheLoudspeaker() {
    SpeakerRules wide =
        new SpeakerRules(SpeakerCode.PCMU_16K, false, PacketRule.ANY, 0, 0, 400, 150);
    TalkEar ear = ear(wide);
    send(ear, TONE, BLOCK);
    assertTrue(ear.report().has(TalkFault.LATE));
    assertTrue(ear.report().pace().gaps() >= 3);
  }

  @Test
  void smallPacketsAreChoppyWhereWholePiecesAreWanted() {
    TalkEar ear = ear(rules(PacketRule.DMA1024));
    send(ear, TONE, BLOCK);
    TalkReport report = ear.report();
    assertTrue(report.has(TalkFault.PACKET_SIZE));
    assertTrue(report.heard().shareAt(440) < 0.9, () -> "share " + report.heard().shareAt(440));
  }

  @Test
  void largePacketsAreNotHeardWhereTheyAreTooMuch() {
    TalkEar ear = ear(rules(PacketRule.DMA1024));
    send(ear, TONE, 4096);
    assertTrue(ear.report().has(TalkFault.PACKET_TOO_LARGE));
    assertTrue(ear.report().firstAudibleAt().isEmpty());
  }

  @Test
  void twoPiecesAtATimeAreRightAndTheLastMayBeShort() {
    TalkEar ear = ear(rules(PacketRule.DMA1024));
    send(ear, TONE, 2048);
    assertEquals(List.of(), ear.report().violations());
    assertEquals(2048, ear.report().pace().smallest());
  }

  @Test
  void aDeafCameraHearsNothing() {
    SpeakerRules deaf = new SpeakerRules(SpeakerCode.PCMA_8K, true, PacketRule.ANY, 0, 0, 400, 150);
    TalkEar ear = ear(deaf);
    send(ear, TONE, BLOCK);
    assertEquals(0, ear.report().heard().length());
    assertTrue(ear.report().firstAudibleAt().isEmpty());
    assertEquals(50, ear.report().pace().packets());
  }

  @Test
  void theWavFileIsOne() throws Exception {
    TalkEar ear = ear(rules(PacketRule.ANY));
    send(ear, TONE, BLOCK);
    try (AudioInputStream read =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(ear.report().heard().wav()))) {
      assertEquals(8000, read.getFormat().getSampleRate());
      assertEquals(1, read.getFormat().getChannels());
      assertEquals(16, read.getFormat().getSampleSizeInBits());
      assertEquals(8000, read.getFrameLength());
    }
  }

  @Test
  void oneTalksAtATime() {
    TalkRoom room = new TalkRoom(0);
    Object first = new Object();
    assertTrue(room.enter(first, rules(), "aec", () -> {}).isPresent());
    assertTrue(room.enter(first, rules(), "aec", () -> {}).isPresent());
    assertFalse(room.enter(new Object(), rules(), "aec", () -> {}).isPresent());
    assertEquals(1, room.counters().busy());
    room.leave(first);
    assertTrue(room.enter(new Object(), rules(), "aec", () -> {}).isPresent());
    assertEquals(2, room.counters().opened());
    assertEquals(2, room.reports().size());
  }
}
