package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A keychain in memory, which can be locked, gone, slow and forgetful. */
final class FakeKeychain implements Keychain {
  final Map<String, String> secrets = new ConcurrentHashMap<>();
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean here = true;
  volatile boolean locked;
  volatile boolean keepsNothing;
  volatile CountDownLatch prompt = new CountDownLatch(0);

  @Override
  public boolean isHere() {
    return here;
  }

  @Override
  public void unlock() throws OrielException {
    asked.incrementAndGet();
    try {
      prompt.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OrielException(Problem.KEYCHAIN_UNUSABLE, Detail.of("the-keychain-is-locked"), e);
    }
    if (!here) {
      throw new OrielException(Problem.KEYCHAIN_UNUSABLE, Detail.of("no-keychain-can-be-reached"));
    }
    if (locked) {
      throw new OrielException(Problem.KEYCHAIN_UNUSABLE, Detail.of("the-keychain-is-locked"));
    }
  }

  @Override
  public Optional<String> secret(String account) throws OrielException {
    unlock();
    return Optional.ofNullable(secrets.get(account));
  }

  @Override
  public void keep(String account, String secret) throws OrielException {
    unlock();
    if (!keepsNothing) {
      secrets.put(account, secret);
    }
  }
}
