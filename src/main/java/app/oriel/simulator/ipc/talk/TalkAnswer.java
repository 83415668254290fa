package app.oriel.simulator.ipc.talk;

/** What a camera says to a body. */
public sealed interface TalkAnswer {
  /**
   * 200 with this body.
   *
   * @param json empty for none
   */
  record Said(String json) implements TalkAnswer {}

  /** Nothing, and after a while the end of the connection; section 2.4. */
  record Silence() implements TalkAnswer {}

  /** The program behind the port has died; the danger of section 2.4. */
  record Crash() implements TalkAnswer {}
}
