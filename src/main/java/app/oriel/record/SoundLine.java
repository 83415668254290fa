package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.codec.SoundFormat;
import java.io.IOException;

/** Brings a camera's sound into the form that a file wants. One thread. */
interface SoundLine extends AutoCloseable {
  /** Where the sound goes. */
  @FunctionalInterface
  interface Out {
    /** Takes a frame, from an offset to its end, with its time in microseconds. */
    void take(byte[] frame, int from, long micros) throws IOException;
  }

  /** What the file says of it. */
  SoundFormat format();

  /** Takes a packet with its time in the file. */
  void take(Packet.Audio packet, long micros, Out out) throws IOException;

  /** What is still held back. */
  default void finish(Out out) throws IOException {}

  @Override
  default void close() {}
}
