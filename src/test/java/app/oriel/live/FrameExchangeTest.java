package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.Pixels;
import app.oriel.live.FrameExchange.Frame;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three buffers between decoder and window. */
class FrameExchangeTest {
  private final FrameExchange exchange = new FrameExchange();

  @Test
  void hasNothingAtFirst() {
    assertNull(exchange.take());
    assertEquals(0, exchange.unseen());
  }

  @Test
  void givesEachPictureOnce() {
    Frame written = write(1);
    assertSame(written, exchange.take());
    assertEquals(1, written.arrival());
    assertNull(exchange.take());
  }

  @Test
  void theNewestWinsAndTheOthersAreCounted() {
    write(1);
    write(2);
    Frame newest = write(3);
    assertSame(newest, exchange.take());
    assertNull(exchange.take());
    assertEquals(2, exchange.unseen());
  }

  @Test
  void aPictureBegunButNotWholeIsNotShown() {
    exchange.toWrite(8, 8);
    assertNull(exchange.take());
  }

  @Test
  void keepsThePixelsWhileTheSizeStays() {
    Frame first = write(1);
    Pixels pixels = first.pixels();
    exchange.take();
    write(2);
    exchange.take();
    exchange.take();
    write(3);
    Frame again = exchange.take();
    assertSame(first, again);
    assertSame(pixels, first.pixels());
  }

  @Test
  void aNewSizeIsANewObjectOfThatSize() {
    Frame first = write(1);
    Pixels pixels = first.pixels();
    exchange.take();
    write(2);
    exchange.take();
    exchange.take();
    Frame again = exchange.toWrite(16, 10);
    assertSame(first, again);
    assertNotSame(pixels, again.pixels());
    assertEquals(16, again.pixels().width());
    assertEquals(10, again.pixels().height());
  }

  @Test
  void pixelsOfAnUnwrittenFrameAreAMistake() {
    assertThrows(IllegalStateException.class, () -> new Frame().pixels());
  }

  /** Walks thousands of random ways through the exchange, beside a model of what it promises. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverRewritesWhatTheWindowMayStillRead(long seed) {
    Model model = new Model(exchange);
    Random random = new Random(seed);
    for (int step = 0; step < 5_000; step++) {
      model.step(random.nextInt(3));
    }
    assertEquals(model.published - model.taken - model.waiting(), exchange.unseen());
    assertTrue(model.taken > 500 && exchange.unseen() > 50, "the walk went everywhere");
  }

  @Test
  void aWriterAndAWindowTogetherNeverTearAPicture() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int n = 1; !over.get(); n++) {
                    Frame frame = exchange.toWrite(32, 32);
                    fill(frame.pixels(), (byte) n);
                    exchange.publish(frame, n, Viewport.NOTHING);
                  }
                });
    try {
      long last = 0;
      for (int pulse = 0; pulse < 2_000; pulse++) {
        Frame frame = exchange.take();
        if (frame != null) {
          assertTrue(frame.arrival() > last, "older than what was shown before");
          last = frame.arrival();
          assertWhole(frame.pixels(), (byte) last);
        }
        Thread.onSpinWait();
      }
      Await.until("a picture comes", () -> exchange.take() != null);
    } finally {
      over.set(true);
      writer.join();
    }
  }

  private Frame write(long arrival) {
    Frame frame = exchange.toWrite(8, 8);
    exchange.publish(frame, arrival, Viewport.NOTHING);
    return frame;
  }

  private static void fill(Pixels pixels, byte value) {
    for (int i = 0; i < 32 * 32 * 4; i++) {
      pixels.buffer().put(i, value);
    }
  }

  private static void assertWhole(Pixels pixels, byte value) {
    for (int i = 0; i < 32 * 32 * 4; i++) {
      assertEquals(value, pixels.buffer().get(i));
    }
  }

  /** What the window may read: the picture it shows, and until the next pulse the one before. */
  private static final class Model {
    private final FrameExchange exchange;
    private @Nullable Frame writing;
    private @Nullable Frame newest;
    private @Nullable Frame shown;
    private @Nullable Frame before;
    private long published;
    private long taken;

    private Model(FrameExchange exchange) {
      this.exchange = exchange;
    }

    long waiting() {
      return newest == null ? 0 : 1;
    }

    void step(int what) {
      if (what == 0) {
        pulse();
      } else if (writing == null) {
        begin();
      } else {
        publish(writing);
      }
    }

    private void begin() {
      Frame frame = exchange.toWrite(8, 8);
      assertNotSame(shown, frame, "rewrites what is shown");
      assertNotSame(before, frame, "rewrites what the last pulse replaced");
      if (frame.equals(newest)) {
        newest = null;
      }
      writing = frame;
    }

    private void publish(Frame frame) {
      exchange.publish(frame, ++published, Viewport.NOTHING);
      newest = frame;
      writing = null;
    }

    private void pulse() {
      Frame frame = exchange.take();
      assertSame(newest, frame, "not the newest");
      before = null;
      if (frame != null) {
        assertEquals(published, frame.arrival());
        taken++;
        before = shown;
        shown = frame;
        newest = null;
      }
    }
  }
}
