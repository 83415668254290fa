package app.oriel.simulator.ipc;

import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.AnnexB;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** The recorded H.265 footage, played round and round. */
final class RecordedFilm {
  private static final int FPS = 15;
  private static final int START_CODE = 4;

  private RecordedFilm() {}

  /** 1280x720. */
  static Footage main(ThreadFactory threads) {
    return played("main.h265", threads);
  }

  /** 640x360. */
  static Footage sub(ThreadFactory threads) {
    return played("sub.h265", threads);
  }

  private static Footage played(String file, ThreadFactory threads) {
    return new ClipFootage(clip(file), Ambience.YARD, (number, at) -> {}, threads);
  }

  static FootageClip clip(String file) {
    try (InputStream in = RecordedFilm.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      return new FootageClip(FPS, pictures(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file has a delimiter before each access unit. */
  private static List<Encoded> pictures(byte[] file) {
    List<Encoded> pictures = new ArrayList<>();
    List<AnnexB.Unit> gathered = new ArrayList<>();
    for (AnnexB.Unit unit : AnnexB.units(file)) {
      byte[] head = Arrays.copyOfRange(unit.in(), unit.from(), unit.from() + 2);
      if (!Nal.isDelimiter(head, VideoCodec.H265)) {
        gathered.add(unit);
      } else if (!gathered.isEmpty()) {
        pictures.add(picture(gathered));
        gathered.clear();
      }
    }
    pictures.add(picture(gathered));
    return pictures;
  }

  private static Encoded picture(List<AnnexB.Unit> units) {
    AnnexB.Unit first = units.getFirst();
    byte[] head = Arrays.copyOfRange(first.in(), first.from(), first.from() + 2);
    return new Encoded(AnnexB.join(units, START_CODE), Nal.isParameterSet(head, VideoCodec.H265));
  }
}
