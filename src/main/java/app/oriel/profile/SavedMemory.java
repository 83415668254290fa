package app.oriel.profile;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What signing in to one camera taught, written through to the profile. What cannot be written is
 * known until the program ends, and goes along with the next that can.
 */
final class SavedMemory implements CameraMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SavedMemory.class);

  private final ProfileStore store;
  private final Place place;
  private final boolean saving;
  private final AtomicReference<Remembered> unsaved = new AtomicReference<>(Remembered.NOTHING);

  /**
   * @param saving false to read the profile and keep what is new in memory
   */
  SavedMemory(ProfileStore store, Place place, boolean saving) {
    this.store = store;
    this.place = place;
    this.saving = saving;
  }

  @Override
  public Optional<PinnedCertificate> pin(int port) {
    return Optional.ofNullable(known().pins().get(port));
  }

  @Override
  public void pin(int port, PinnedCertificate certificate) {
    remember(Remembered.NOTHING.withPin(port, certificate));
  }

  @Override
  public Optional<String> learnt(String what) {
    return Optional.ofNullable(known().learnt().get(what));
  }

  @Override
  public void learn(String what, String value) {
    remember(Remembered.NOTHING.withLearnt(what, value));
  }

  private Remembered known() {
    // First this, because what is in the profile is taken out of it.
    Remembered mine = unsaved.get();
    return place.in(store.profile()).orElse(Remembered.NOTHING).with(mine);
  }

  private void remember(Remembered newer) {
    if (known().holds(newer)) {
      return;
    }
    unsaved.updateAndGet(before -> before.with(newer));
    if (saving) {
      save();
    }
  }

  private void save() {
    try {
      Profile changed = store.change(profile -> place.with(profile, unsaved.get()));
      unsaved.updateAndGet(
          all ->
              place.in(changed).filter(it -> it.holds(all)).isPresent() ? Remembered.NOTHING : all);
    } catch (OrielException e) {
      LOG.warn("What {} taught is not saved: {}", place.label(), e.getMessage());
    }
  }

  /** The part of the profile that belongs to one camera. */
  interface Place {
    /** What to call it in the log. */
    String label();

    /** What is remembered there; empty where the camera is gone from the profile. */
    Optional<Remembered> in(Profile profile);

    /** The profile with more of it; the same where the camera is gone. */
    Profile with(Profile profile, Remembered newer);
  }

  /**
   * A camera of the list, for as long as it stays at one door: what a session still learns at the
   * old host says nothing about the new one.
   *
   * @param door the {@link CameraEntry#door} that the memory is of
   */
  record EntryPlace(String id, String label, String door) implements Place {
    @Override
    public Optional<Remembered> in(Profile profile) {
      return profile.camera(id).filter(this::isHere).map(CameraEntry::remembered);
    }

    @Override
    public Profile with(Profile profile, Remembered newer) {
      return profile.changing(id, camera -> isHere(camera) ? camera.with(newer) : camera);
    }

    private boolean isHere(CameraEntry camera) {
      return CameraEntry.door(camera.url()).equals(door);
    }
  }

  /**
   * A camera given as a bare URL.
   *
   * @param label {@code scheme://host:port}
   */
  record HostPlace(String label) implements Place {
    @Override
    public Optional<Remembered> in(Profile profile) {
      return Optional.ofNullable(profile.hosts().get(label)).map(HostMemory::remembered);
    }

    @Override
    public Profile with(Profile profile, Remembered newer) {
      return profile.learning(label, newer);
    }
  }
}
