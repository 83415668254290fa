package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the {@code $} frames of one running stream from its shots. For one thread. */
final class FrameMaker implements AutoCloseable {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Quirks quirks;
  private final StreamTracks tracks;
  private final Function<byte[], List<Payload>> pictures;
  private final SoundPacker sounds;
  private final RtpAir air;
  private boolean begun;
  private long start;
  private long nextReport;
  private long firstPicture;
  private int picturesMade;

  FrameMaker(Quirks quirks, StreamTracks tracks) {
    this.quirks = quirks;
    this.tracks = tracks;
    boolean jpeg = quirks.get(IpcQuirk.CODEC) == VideoCodec.MJPEG;
    pictures = jpeg ? new JpegPacker(quirks)::payloads : new VideoPacker(quirks)::payloads;
    sounds = new SoundPacker(quirks.get(IpcQuirk.MICROPHONE));
    air = new RtpAir(quirks);
  }

  /** The frames of one shot; none for a track that was not set up. */
  List<byte[]> frames(Shot shot) {
    if (!begun) {
      begun = true;
      start = shot.capturedAt();
      nextReport = start;
    }
    List<byte[]> packets =
        switch (shot) {
          case Shot.Picture picture -> picture(picture);
          case Shot.Sound sound -> sound(sound);
        };
    List<byte[]> frames = new ArrayList<>(air.through(packets));
    if (quirks.get(IpcQuirk.RTCP) && shot.capturedAt() - nextReport >= 0) {
      nextReport = shot.capturedAt() + REPORT_NANOS;
      report(tracks.video(), frames);
      report(tracks.audio(), frames);
    }
    return frames;
  }

  private List<byte[]> picture(Shot.Picture picture) {
    RtpTrack track = tracks.video();
    if (track == null) {
      return List.of();
    }
    long timestamp = track.clock().at(picture.capturedAt() - start);
    if (picturesMade++ == 0) {
      firstPicture = timestamp;
    } else if (picturesMade == 2 && quirks.get(IpcQuirk.FIRST_TIMESTAMP_TWICE)) {
      timestamp = firstPicture;
    }
    List<byte[]> packets = new ArrayList<>();
    for (Payload payload : pictures.apply(picture.accessUnit())) {
      packets.add(track.packet(payload.bytes(), timestamp, payload.marker()));
    }
    return packets;
  }

  private List<byte[]> sound(Shot.Sound sound) {
    RtpTrack track = tracks.audio();
    if (track == null) {
      return List.of();
    }
    List<byte[]> packets = new ArrayList<>();
    for (SoundPacker.Moment moment : sounds.payloads(sound)) {
      long timestamp = track.clock().at(moment.capturedAt() - start);
      packets.add(track.packet(moment.payload().bytes(), timestamp, moment.payload().marker()));
    }
    return packets;
  }

  private void report(@Nullable RtpTrack track, List<byte[]> frames) {
    if (track != null) {
      long now = track.clock().at(System.nanoTime() - start);
      frames.add(track.report(InstantSource.system().instant(), now));
    }
  }

  @Override
  public void close() {
    sounds.close();
  }
}
