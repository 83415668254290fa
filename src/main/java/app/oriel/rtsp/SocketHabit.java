package app.oriel.rtsp;

import app.oriel.camera.CameraMemory;

/** On which socket a camera took the password last: where it asked for it, or on a fresh one. */
record SocketHabit(CameraMemory memory) {
  static final String MEMORY = "rtsp.signIn.socket";
  static final String SAME = "same";
  static final String FRESH = "fresh";

  boolean isFresh() {
    return memory.learnt(MEMORY).filter(FRESH::equals).isPresent();
  }

  boolean isSame() {
    return memory.learnt(MEMORY).filter(SAME::equals).isPresent();
  }

  void learn(boolean fresh) {
    String now = fresh ? FRESH : SAME;
    if (memory.learnt(MEMORY).filter(now::equals).isEmpty()) {
      memory.learn(MEMORY, now);
    }
  }
}
