package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.Variant;
import org.freedesktop.secret.handlers.MessageHandler;
import org.freedesktop.secret.interfaces.Prompt;

/**
 * Whether a Linux desktop's Secret Service is there, and unlocking it: the two things that
 * java-keyring leaves open. It takes a locked service for an empty one, and asks again and again
 * for the password that a person refuses to type.
 *
 * @param address of the session's D-Bus; empty where there is no session
 */
record SecretService(String address) {
  private static final String NAME = "org.freedesktop.secrets";
  private static final String ROOT = "/org/freedesktop/secrets";
  private static final String SERVICE = "org.freedesktop.Secret.Service";
  private static final String COLLECTION = "org.freedesktop.Secret.Collection";
  private static final String PROMPT = "org.freedesktop.Secret.Prompt";
  private static final String NOTHING = "/";
  private static final int PROMPT_SECONDS = 120;

  /** Whether a keychain was set up here. At once where there is no session; else some tenths. */
  boolean isHere() {
    if (address.isBlank()) {
      return false;
    }
    try (DBusConnection bus = connect()) {
      return isServed(bus) && !NOTHING.equals(collection(new MessageHandler(bus)));
    } catch (OrielException e) {
      return true; // it is served, but does not say what it has
    } catch (IOException | DBusException e) {
      return false;
    }
  }

  /**
   * Unlocks the keychain; asks the person at the screen, once, where that needs a password.
   *
   * @throws OrielException if there is none, or it stays locked
   */
  void unlock() throws OrielException, InterruptedException {
    if (address.isBlank()) {
      throw notReached();
    }
    try (DBusConnection bus = connect()) {
      if (!isServed(bus)) {
        throw notReached();
      }
      MessageHandler calls = new MessageHandler(bus);
      String collection = collection(calls);
      if (NOTHING.equals(collection)) {
        throw notReached();
      }
      if (isLocked(calls, collection)) {
        ask(bus, calls, collection);
        if (isLocked(calls, collection)) {
          throw problem(Detail.of("the-keychain-is-locked"));
        }
      }
    } catch (OrielException e) {
      throw e;
    } catch (IOException | DBusException e) {
      throw notReached();
    }
  }

  private DBusConnection connect() throws DBusException {
    return DBusConnectionBuilder.forAddress(address).withShared(false).build();
  }

  private static boolean isServed(DBusConnection bus) throws DBusException {
    DBus daemon = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    return daemon.NameHasOwner(NAME) || List.of(daemon.ListActivatableNames()).contains(NAME);
  }

  /** The path of the collection for passwords, or {@link #NOTHING}. */
  private static String collection(MessageHandler calls) throws OrielException {
    Object[] answer = calls.send(NAME, ROOT, SERVICE, "ReadAlias", "s", "default");
    if (answer == null || answer.length < 1 || !(answer[0] instanceof DBusPath path)) {
      throw problem(Detail.of("the-keychain-does-not-answer"));
    }
    return path.getPath();
  }

  private static boolean isLocked(MessageHandler calls, String collection) throws OrielException {
    Variant<?> locked = calls.getProperty(NAME, collection, COLLECTION, "Locked");
    if (locked == null || !(locked.getValue() instanceof Boolean value)) {
      throw problem(Detail.of("the-keychain-does-not-answer"));
    }
    return value;
  }

  /** Opens the system's own prompt and waits until it closes, however it is answered. */
  private static void ask(DBusConnection bus, MessageHandler calls, String collection)
      throws DBusException, OrielException, InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    bus.addSigHandler(Prompt.Completed.class, signal -> answered.countDown());
    Object[] answer =
        calls.send(NAME, ROOT, SERVICE, "Unlock", "ao", List.of(new DBusPath(collection)));
    if (answer == null || answer.length < 2 || !(answer[1] instanceof DBusPath prompt)) {
      throw problem(Detail.of("the-keychain-does-not-answer"));
    }
    if (!NOTHING.equals(prompt.getPath())) {
      calls.send(NAME, prompt.getPath(), PROMPT, "Prompt", "s", "");
      answered.await(PROMPT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static OrielException notReached() {
    return problem(Detail.of("no-keychain-can-be-reached"));
  }

  private static OrielException problem(Detail why) {
    return new OrielException(Problem.KEYCHAIN_UNUSABLE, why);
  }
}
