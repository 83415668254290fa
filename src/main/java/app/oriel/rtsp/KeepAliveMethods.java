package app.oriel.rtsp;

import app.oriel.camera.CameraMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The methods by which a session is kept alive, in turn, because an answer does not tell whether
 * the camera counts it as a sign of life. One that it refuses, or does not answer, is left out.
 *
 * @param inTurn at least one
 */
record KeepAliveMethods(List<String> inTurn) {
  static final String GET_PARAMETER = "GET_PARAMETER";
  static final String OPTIONS = "OPTIONS";

  /** It makes some cameras fail, so it is only tried where the others were not enough. */
  static final String SET_PARAMETER = "SET_PARAMETER";

  static final String MEMORY = "rtsp.keepAlive";
  private static final List<String> ALL = List.of(GET_PARAMETER, OPTIONS, SET_PARAMETER);

  /** With a copy of the list. */
  KeepAliveMethods {
    inTurn = List.copyOf(inTurn);
  }

  /**
   * What a camera is known to take, or what most take.
   *
   * @param hasGetParameter whether the camera says that it has it; some count it and do not say so
   */
  static KeepAliveMethods of(CameraMemory memory, boolean hasGetParameter) {
    List<String> usual =
        hasGetParameter ? List.of(GET_PARAMETER, OPTIONS) : List.of(OPTIONS, GET_PARAMETER);
    return new KeepAliveMethods(known(memory).orElse(usual));
  }

  private static Optional<List<String>> known(CameraMemory memory) {
    return memory
        .learnt(MEMORY)
        .map(text -> Arrays.stream(text.split(" ", -1)).filter(ALL::contains).distinct().toList())
        .filter(methods -> !methods.isEmpty());
  }

  /** Without a method that does not work, unless it is the last. */
  KeepAliveMethods without(String method) {
    List<String> others = inTurn.stream().filter(each -> !each.equals(method)).toList();
    return others.isEmpty() ? this : new KeepAliveMethods(others);
  }

  /** These were not enough: all there are. */
  KeepAliveMethods all() {
    return new KeepAliveMethods(ALL);
  }

  /** Remembered from now on. May block. */
  void learn(CameraMemory memory) {
    memory.learn(MEMORY, String.join(" ", inTurn));
  }
}
