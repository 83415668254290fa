package app.oriel.kasa;

import app.oriel.camera.Account;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The forms of a password that a service of a camera has refused, so that none is sent it again
 * until the user says so. Nothing of it is kept on disk. For any thread.
 */
final class RefusedForms {
  private final Map<Account, Set<PasswordForm>> refused = new ConcurrentHashMap<>();

  /** Those that these credentials had refused. */
  Set<PasswordForm> of(Account account) {
    return refused.getOrDefault(account, Set.of());
  }

  void add(Account account, PasswordForm form) {
    refused.computeIfAbsent(account, it -> ConcurrentHashMap.newKeySet()).add(form);
  }

  /** It let us in, or refused them all: if the user wants them tried again, it is all of them. */
  void forget(Account account) {
    refused.remove(account);
  }
}
