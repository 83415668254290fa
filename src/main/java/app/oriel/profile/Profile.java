package app.oriel.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept between two runs.
 *
 * @param cameras in the order of the wall
 * @param unread cameras of the file that make no sense to this version
 * @param hosts what was learnt from cameras given as bare URLs, by {@code scheme://host:port}
 * @param key the key of all secrets, or null before the first one
 * @param settings what the user decided
 * @param kept the JSON it was read from
 */
public record Profile(
    List<CameraEntry> cameras,
    List<UnreadEntry> unread,
    Map<String, HostMemory> hosts,
    @Nullable KeyReference key,
    Settings settings,
    KeptJson kept) {
  /** The profile of a newcomer. */
  public static final Profile EMPTY =
      new Profile(List.of(), List.of(), Map.of(), null, Settings.USUAL, KeptJson.NONE);

  public Profile {
    cameras = List.copyOf(cameras);
    unread = List.copyOf(unread);
    hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
  }

  /** The camera of this id. */
  public Optional<CameraEntry> camera(String id) {
    return cameras.stream().filter(camera -> camera.id().equals(id)).findFirst();
  }

  /** The camera of this name, whatever its case. */
  public Optional<CameraEntry> find(String name) {
    String wanted = name.strip();
    return cameras.stream().filter(camera -> camera.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** This with one camera more, at the end. */
  public Profile plus(CameraEntry camera) {
    List<CameraEntry> more = new ArrayList<>(cameras);
    more.add(camera);
    return withCameras(more);
  }

  /** This without a camera; the same where it has none of this id. */
  public Profile minus(String id) {
    return withCameras(cameras.stream().filter(camera -> !camera.id().equals(id)).toList());
  }

  /** This with one camera changed; the same where it has none of this id. */
  public Profile changing(String id, UnaryOperator<CameraEntry> change) {
    return withCameras(
        cameras.stream()
            .map(camera -> camera.id().equals(id) ? change.apply(camera) : camera)
            .toList());
  }

  /** This with the cameras of these ids first and in this order; all others keep theirs. */
  public Profile ordered(List<String> ids) {
    List<CameraEntry> all = new ArrayList<>();
    ids.stream().distinct().forEach(id -> camera(id).ifPresent(all::add));
    cameras.stream().filter(camera -> !ids.contains(camera.id())).forEach(all::add);
    return withCameras(all);
  }

  /** This with other settings. */
  public Profile with(Settings others) {
    return new Profile(cameras, unread, hosts, key, others, kept);
  }

  /** This with its settings changed. */
  public Profile setting(UnaryOperator<Settings> change) {
    return with(change.apply(settings));
  }

  /** This with what was learnt from a bare URL. */
  Profile learning(String host, Remembered newer) {
    Map<String, HostMemory> more = new LinkedHashMap<>(hosts);
    more.put(host, hosts.getOrDefault(host, HostMemory.NEW).with(newer));
    return new Profile(cameras, unread, more, key, settings, kept);
  }

  /** This with another key for its secrets. */
  Profile withKey(KeyReference newer) {
    return new Profile(cameras, unread, hosts, newer, settings, kept);
  }

  /** This without any secret that this version can read. */
  Profile withoutSecrets() {
    return withCameras(cameras.stream().map(camera -> camera.withSecrets(null, null)).toList());
  }

  /** Whether it holds secrets, those of one camera left aside. */
  boolean holdsSecretsBeside(String id) {
    return cameras.stream().anyMatch(camera -> camera.hasSecrets() && !camera.id().equals(id))
        || unread.stream().anyMatch(it -> it.kept().has("user") || it.kept().has("password"));
  }

  private Profile withCameras(List<CameraEntry> others) {
    return new Profile(others, unread, hosts, key, settings, kept);
  }
}
