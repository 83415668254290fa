package app.oriel.record;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Packets as a camera sends them, with times of a test's choice: 15 pictures a second, and sound.
 */
public final class Film {
  public static final long PICTURE = 66_667;
  private static final TrackInfo.Video H264 = new TrackInfo.Video(Codec.H264);
  private static final TrackInfo.Audio PCMU = new TrackInfo.Audio(Codec.PCMU, 8000, 1);
  private static final int LENGTH = 60;
  private static final List<Encoded> SMALL = TestPictures.bars(320, 180, LENGTH, 15);
  private static final List<Encoded> LARGE = TestPictures.bars(640, 360, LENGTH, 15);

  private Film() {}

  /** A picture with a camera's time and an arrival, both in microseconds. */
  public static Packet.Video picture(int number, long stamp, long arrival) {
    return picture(SMALL, number, stamp, arrival);
  }

  /** The same of another size. */
  public static Packet.Video large(int number, long stamp, long arrival) {
    return picture(LARGE, number, stamp, arrival);
  }

  private static Packet.Video picture(List<Encoded> film, int number, long stamp, long arrival) {
    Encoded unit = film.get(number % LENGTH);
    return new Packet.Video(
        H264, unit.accessUnit(), stamp, TimeUnit.MICROSECONDS.toNanos(arrival), unit.keyframe());
  }

  /** 40 ms of sound. */
  public static Packet.Audio sound(long stamp, long arrival) {
    byte[] silence = new byte[320];
    Arrays.fill(silence, (byte) 0xff);
    return new Packet.Audio(PCMU, silence, stamp, TimeUnit.MICROSECONDS.toNanos(arrival));
  }

  /** 40 ms of a loud tone. */
  public static Packet.Audio tone(long stamp, long arrival) {
    byte[] loud = new byte[320];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (byte) (i / 8 % 2 == 0 ? 0x90 : 0x10);
    }
    return new Packet.Audio(PCMU, loud, stamp, TimeUnit.MICROSECONDS.toNanos(arrival));
  }

  /** So many pictures, evenly, and the sound between; the camera's clock is not ours. */
  public static List<Packet> evenly(int pictures, long cameraClock, long arrival) {
    List<Packet> packets = new ArrayList<>();
    long heard = 0;
    for (int i = 0; i < pictures; i++) {
      long at = i * PICTURE;
      packets.add(picture(i, cameraClock + at, arrival + at));
      for (; heard <= at; heard += 40_000) {
        packets.add(sound(cameraClock + heard, arrival + heard));
      }
    }
    return packets;
  }
}
