package app.oriel.bench;

import app.oriel.camera.Codec;
import app.oriel.codec.PictureScaler;
import app.oriel.codec.Pixels;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From an access unit to a tile's pixels: one operation is one picture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PictureBench {
  private static final int UNITS = 60;
  private static final int KEYFRAMES_APART = 30;

  /** The camera's picture and the tile. */
  @Param({"640x360 640x360", "1920x1080 1280x720", "1920x1080 640x360"})
  public String sizes = "";

  private List<byte[]> units = List.of();
  private VideoDecoder decoder;
  private PictureScaler scaler;
  private Pixels tile;
  private int next;

  /** Encodes the pictures and opens the decoder, on the thread that uses it. */
  @Setup
  public void open() {
    String[] numbers = sizes.split("[x ]", -1);
    units =
        TestPictures.bars(number(numbers[0]), number(numbers[1]), UNITS, KEYFRAMES_APART).stream()
            .map(unit -> unit.accessUnit())
            .toList();
    tile = new Pixels(number(numbers[2]), number(numbers[3]));
    decoder = new VideoDecoder(Codec.H264);
    scaler = new PictureScaler();
    next = 0;
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    decoder.close();
    scaler.close();
  }

  /** Decodes only. */
  @Benchmark
  public VideoDecoder.Outcome decode() {
    next = (next + 1) % UNITS;
    return decoder.decode(units.get(next));
  }

  /** Decodes and writes the tile's pixels. */
  @Benchmark
  public Pixels decodeAndScale() {
    next = (next + 1) % UNITS;
    if (decoder.decode(units.get(next)) == VideoDecoder.Outcome.PICTURE) {
      scaler.scale(decoder.picture(), tile);
    }
    return tile;
  }
}
