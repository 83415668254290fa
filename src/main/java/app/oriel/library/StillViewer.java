package app.oriel.library;

import app.oriel.camera.OrielException;
import app.oriel.codec.Picture;
import app.oriel.codec.PictureReader;
import app.oriel.codec.PictureScaler;
import app.oriel.live.FrameExchange;
import app.oriel.live.FrameSize;
import app.oriel.live.Viewport;
import app.oriel.process.Threads;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a snapshot at whatever size the window wants it. */
public final class StillViewer implements ClipViewer {
  private static final Logger log = LoggerFactory.getLogger(StillViewer.class);

  private final Path file;
  private final ClipWishes wishes = new ClipWishes();
  private final FrameExchange frames = new FrameExchange();
  private volatile ClipState state = ClipState.OPENING;

  /** Opens the snapshot. */
  public StillViewer(Path file, Threads threads) {
    this.file = file;
    threads.startPlatform(file.getFileName() + " viewer", this::run);
  }

  @Override
  public FrameExchange frames() {
    return frames;
  }

  @Override
  public ClipState state() {
    return state;
  }

  @Override
  public void resize(int width, int height) {
    wishes.size(new FrameSize(Math.max(2, width), Math.max(2, height)));
  }

  private void run() {
    try (PictureReader reader = new PictureReader(file);
        PictureScaler scaler = new PictureScaler()) {
      draw(reader.picture(), scaler);
      state = new ClipState(true, 0, 0, false, false, false, 1, null);
      ClipWishes.Wanted wanted = wishes.take();
      while (!wanted.closed()) {
        if (wanted.redraw()) {
          draw(reader.picture(), scaler);
        } else {
          wishes.await(ClipWishes.FOR_EVER);
        }
        wanted = wishes.take();
      }
    } catch (OrielException e) {
      log.info("{}: cannot be shown: {}", file, e.getMessage());
      state = state.failed(e);
    } catch (InterruptedException e) {
      log.debug("{}: the viewer was ended", file);
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: the window must tell it.
      log.warn("{}: cannot be shown", file, e);
      state = state.failed(OrielException.mistake(e));
    }
  }

  private void draw(Picture picture, PictureScaler scaler) {
    FrameSize size = FrameSize.shown(picture).fitInto(wishes.size());
    FrameExchange.Frame frame = frames.toWrite(size.width(), size.height());
    scaler.scale(picture, frame.pixels());
    frames.publish(frame, System.nanoTime(), Viewport.whole(picture));
  }

  @Override
  public void close() {
    wishes.close();
  }
}
