package app.oriel.profile;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.PinnedCertificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What signing in to one camera taught.
 *
 * @param pins the certificate of each port, in order of ports
 * @param learnt things by name, such as {@code kasa.stream.passwordForm}
 */
public record Remembered(Map<Integer, PinnedCertificate> pins, Map<String, String> learnt) {
  /** Nothing yet. */
  public static final Remembered NOTHING = new Remembered(Map.of(), Map.of());

  public Remembered {
    pins = Collections.unmodifiableMap(new TreeMap<>(pins));
    learnt = Collections.unmodifiableMap(new LinkedHashMap<>(learnt));
  }

  /** This with the certificate of a port, in place of any other. */
  public Remembered withPin(int port, PinnedCertificate certificate) {
    return with(new Remembered(Map.of(port, certificate), Map.of()));
  }

  /** This with a thing learnt. */
  public Remembered withLearnt(String what, String value) {
    return with(new Remembered(Map.of(), Map.of(what, value)));
  }

  /** This with all that is newer; where both know something, the newer holds. */
  public Remembered with(Remembered newer) {
    Map<Integer, PinnedCertificate> allPins = new TreeMap<>(pins);
    allPins.putAll(newer.pins);
    Map<String, String> allLearnt = new LinkedHashMap<>(learnt);
    allLearnt.putAll(newer.learnt);
    return new Remembered(allPins, allLearnt);
  }

  /** This without what a password taught. */
  Remembered withoutOfPassword() {
    Map<String, String> others = new LinkedHashMap<>(learnt);
    others.keySet().removeIf(what -> what.startsWith(CameraMemory.OF_PASSWORD));
    return new Remembered(pins, others);
  }

  /** Whether this already knows all of that. */
  boolean holds(Remembered other) {
    return with(other).equals(this);
  }
}
