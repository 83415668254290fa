package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.HostLookup;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of cameras, within a limit. The system's own look-up knows none, hears no
 * interrupt and holds the carrier of a virtual thread, of which there are as many as cores: so it
 * runs on a thread of its own, one for each name however many ask. For any thread.
 */
public final class HostNames implements HostLookup {
  private final ThreadFactory threads;
  private final Lookup system;
  private final Map<String, CompletableFuture<List<InetAddress>>> running =
      new ConcurrentHashMap<>();

  /**
   * @param threads makes platform threads that do not keep the program from ending
   */
  public HostNames(ThreadFactory threads) {
    this(threads, InetAddress::getAllByName);
  }

  /** As above, with another look-up than the system's. */
  HostNames(ThreadFactory threads, Lookup system) {
    this.threads = threads;
    this.system = system;
  }

  @Override
  public List<InetAddress> addresses(String host, Duration limit)
      throws OrielException, InterruptedException {
    Optional<InetAddress> numeric = numeric(host);
    return numeric.isPresent() ? List.of(numeric.get()) : named(host, limit);
  }

  private static Optional<InetAddress> numeric(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<InetAddress> named(String host, Duration limit)
      throws OrielException, InterruptedException {
    try {
      return lookup(host).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new OrielException(
          Problem.UNKNOWN_HOST, Detail.of("the-name-was-not-found"), e.getCause());
    } catch (TimeoutException e) {
      throw new OrielException(
          Problem.UNKNOWN_HOST, Detail.of("the-name-was-not-found-in-time"), e);
    }
  }

  /** The look-up that runs for a name already, or a new one. */
  private CompletableFuture<List<InetAddress>> lookup(String host) {
    var fresh = new CompletableFuture<List<InetAddress>>();
    CompletableFuture<List<InetAddress>> other = running.putIfAbsent(host, fresh);
    if (other != null) {
      return other;
    }
    boolean started = false;
    try {
      threads.newThread(() -> look(host, fresh)).start();
      started = true;
    } finally {
      if (!started) {
        running.remove(host);
      }
    }
    return fresh;
  }

  private void look(String host, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(List.of(system.addresses(host)));
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      running.remove(host);
    }
  }

  /** Asks for the addresses of a name; may block for long. */
  @FunctionalInterface
  interface Lookup {
    /** One address or more. */
    InetAddress[] addresses(String host) throws IOException;
  }
}
