package app.oriel.library;

import app.oriel.live.FrameExchange;

/** Shows one clip until it is closed; it has a thread of its own. For any thread. */
public sealed interface ClipViewer extends AutoCloseable permits ClipPlayer, StillViewer {
  /** Where a window takes pictures from. */
  FrameExchange frames();

  /** Asks for pictures that fit so many real pixels. */
  void resize(int width, int height);

  /** Where it stands. */
  ClipState state();

  /** Ends it soon, without waiting; its thread frees everything native. Harmless twice. */
  @Override
  void close();
}
