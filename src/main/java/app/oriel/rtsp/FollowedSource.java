package app.oriel.rtsp;

import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.SignInSteps;
import org.jspecify.annotations.Nullable;

/** A stream that goes on elsewhere where the camera sends it in the middle: RFC 2326, 10.10. */
final class FollowedSource implements PacketSource {
  private final Redirects redirects;
  private final Opener opener;

  private PacketSource current;
  private Losses before = Losses.NONE;
  private @Nullable Thread opening;
  private boolean closed;

  /** Opens a stream where it is to be asked for now. */
  @FunctionalInterface
  interface Opener {
    PacketSource open(Redirects at, SignInSteps steps) throws OrielException, InterruptedException;
  }

  private FollowedSource(Redirects redirects, Opener opener, PacketSource first) {
    this.redirects = redirects;
    this.opener = opener;
    this.current = first;
  }

  /** Opens a stream, wherever the camera sends us. Blocks as the opener does. */
  static PacketSource open(Redirects redirects, Opener opener, SignInSteps steps)
      throws OrielException, InterruptedException {
    return new FollowedSource(redirects, opener, reach(redirects, opener, new ToldOnce(steps)));
  }

  private static PacketSource reach(Redirects redirects, Opener opener, SignInSteps steps)
      throws OrielException, InterruptedException {
    while (true) {
      try {
        return opener.open(redirects, steps);
      } catch (Redirected sent) {
        redirects.follow(sent);
      } catch (OrielException e) {
        throw redirects.explained(e);
      }
    }
  }

  @Override
  public Packet next() throws OrielException, InterruptedException {
    while (true) {
      PacketSource now = current();
      try {
        return now.next();
      } catch (OrielException e) {
        if (e.getCause() instanceof Redirected sent) {
          follow(now, sent);
        } else {
          throw e;
        }
      }
    }
  }

  @Override
  public @Nullable String unknownSound() {
    return current().unknownSound();
  }

  private synchronized PacketSource current() {
    return current;
  }

  private void follow(PacketSource from, Redirected sent)
      throws OrielException, InterruptedException {
    begin();
    from.close();
    PacketSource next = null;
    try {
      redirects.follow(sent);
      next = reach(redirects, opener, SignInSteps.IGNORED);
    } catch (InterruptedException e) {
      if (!isClosed()) {
        throw e;
      }
    } finally {
      end(from, next);
    }
    if (isClosed()) {
      throw RtspFailures.closedHere();
    }
  }

  private synchronized void begin() throws OrielException {
    if (closed) {
      throw RtspFailures.closedHere();
    }
    opening = Thread.currentThread();
  }

  private void end(PacketSource from, @Nullable PacketSource next) {
    synchronized (this) {
      opening = null;
      if (closed) {
        // The interrupt that ended the opening was ours.
        Thread.interrupted();
      } else if (next != null) {
        before = sum(before, from.losses());
        current = next;
        return;
      }
    }
    if (next != null) {
      next.close();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private static Losses sum(Losses some, Losses more) {
    return new Losses(some.packets() + more.packets(), some.units() + more.units());
  }

  @Override
  public synchronized Losses losses() {
    return sum(before, current.losses());
  }

  @Override
  public void close() {
    PacketSource now;
    synchronized (this) {
      closed = true;
      now = current;
      if (opening != null) {
        opening.interrupt();
      }
    }
    now.close();
  }
}
