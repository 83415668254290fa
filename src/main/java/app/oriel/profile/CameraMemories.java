package app.oriel.profile;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The memory of each camera, over a profile; one for all who ask, so that what could not be saved
 * is known to all of them. For any thread.
 */
public final class CameraMemories {
  private final ProfileStore store;
  private final boolean saving;
  private final Map<SavedMemory.Place, CameraMemory> memories = new ConcurrentHashMap<>();

  private CameraMemories(ProfileStore store, boolean saving) {
    this.store = store;
    this.saving = saving;
  }

  /** Memories that write through to the profile. A write blocks for a few milliseconds. */
  public static CameraMemories saved(ProfileStore store) {
    return new CameraMemories(store, true);
  }

  /** Memories that know what the profile knows, and forget with the program what is new. */
  public static CameraMemories passing(ProfileStore store) {
    return new CameraMemories(store, false);
  }

  /** The memory of a camera of the profile. */
  public CameraMemory memoryOf(CameraEntry camera) {
    return memory(
        new SavedMemory.EntryPlace(camera.id(), camera.name(), CameraEntry.door(camera.url())));
  }

  /** The memory of a camera given as a bare URL: of its scheme, host and port. */
  public CameraMemory memoryOfUrl(CameraUrl url) {
    CameraUrl door =
        new CameraUrl(url.scheme(), url.host().toLowerCase(Locale.ROOT), url.port(), "");
    return memory(new SavedMemory.HostPlace(door.toString()));
  }

  private CameraMemory memory(SavedMemory.Place place) {
    return memories.computeIfAbsent(place, it -> new SavedMemory(store, it, saving));
  }
}
