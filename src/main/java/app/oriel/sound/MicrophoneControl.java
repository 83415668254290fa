package app.oriel.sound;

/** What is wished of the microphone and how loud it is; for any thread. */
final class MicrophoneControl {
  volatile double gain = 1;
  volatile boolean gate = true;
  volatile double level;
}
