package app.oriel.rtsp;

import app.oriel.camera.CameraMemory;

/** On which socket a camera took the password last: where it asked for it, or on a fresh one. */
record SocketHabit(CameraMemory memory) {
  private static final String MEMORY = "rtsp.signIn.socket";
  private static final String SAME = "same";
  private static final String FRESH = "fresh";

  /** Of a camera never met, and after a hang-up: another firmware may want the other. */
  private static final String UNKNOWN = "";

  private String known() {
    return memory.learnt(MEMORY).orElse(UNKNOWN);
  }

  boolean isUnknown() {
    return known().equals(UNKNOWN);
  }

  boolean isSame() {
    return known().equals(SAME);
  }

  /**
   * Whether a fresh socket is to be tried: the one that the camera took last, the other where that
   * was refused without good cause.
   *
   * @param refusals how often the camera refused these credentials in a row
   */
  boolean wantsFresh(int refusals) {
    // A camera that took it before may mean that it is busy: it is asked once more as before.
    int doubts = isUnknown() ? refusals + 1 : refusals;
    boolean other = doubts >= 2 && doubts % 2 == 0;
    return other != known().equals(FRESH);
  }

  void learn(boolean fresh) {
    remember(fresh ? FRESH : SAME);
  }

  void forget() {
    remember(UNKNOWN);
  }

  private void remember(String now) {
    if (!now.equals(known())) {
      memory.learn(MEMORY, now);
    }
  }
}
