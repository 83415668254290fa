package app.oriel.multitrans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.multitrans.Dialect.Mode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TalkReplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"response\", \"seq\":0, \"params\":{\"error_code\":0, \"session_id\":\"0\"}}|0",
        "{\"error_code\":0, \"session_id\":\"2\"}|0",
        "{\"error_code\":\"-52411\"}|-52411",
        "{\"params\":{\"error_code\":-52423}}|-52423",
      })
  void theCodeIsFoundNestedAndFlat(String json, int code) {
    assertEquals(OptionalInt.of(code), TalkReply.code(bytes(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no json", "[]", "{}", "{\"error_code\":\"x\"}", "{\"params\":\"text\"}", "7"})
  void whatHasNoCodeIsNoSuccess(String json) {
    assertTrue(TalkReply.code(bytes(json)).isEmpty());
  }

  @Test
  void aDeepAnswerHarmsNothing() {
    String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
    assertTrue(TalkReply.code(bytes(deep)).isEmpty());
    assertEquals("<" + deep.length() + " bytes>", TalkReply.harmless(bytes(deep)));
  }

  @ParameterizedTest
  @CsvSource({
    "-52411, TALK_TAKEN",
    "-52407, BUSY",
    "-52405, BUSY",
    "-52419, BUSY",
    "-52423, TALK_FAILED",
    "-52402, TALK_UNSUPPORTED",
    "-501, TALK_UNSUPPORTED",
    "-502, TALK_UNSUPPORTED",
    "-1, TALK_FAILED"
  })
  void everyCodeIsASentence(int code, Problem problem) {
    assertEquals(problem, TalkReply.failure(code).problem());
    assertTrue(TalkReply.failure(code).detail().values().contains(String.valueOf(code)));
  }

  @Test
  void theRequestIsTheOneThatCamerasKnow() {
    assertEquals(
        "{\"type\":\"request\",\"seq\":0,\"params\":{\"method\":\"get\",\"talk\":{\"mode\":\"half_duplex\"}}}",
        new String(TalkReply.request(Mode.HALF_DUPLEX), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenDownHoldsNothingThatTheCameraRepeated() {
    String text =
        TalkReply.harmless(
            bytes("{\"error_code\":-1,\"user\":\"ann\",\"status\":\"p w\",\"params\":{\"k\":7}}"));
    assertFalse(text.contains("ann"), text);
    assertFalse(text.contains("p w"), text);
    assertTrue(text.contains("-1") && text.contains("7"), text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
