package app.oriel.profile;

import app.oriel.camera.Credentials;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.profile.ProfileTransfer.Merged;
import app.oriel.profile.ProfileTransfer.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cameras of an exported profile, whose credentials are plain, into the profile here.
 *
 * @param replace whether the exported side holds where both have something
 */
record ProfileMerge(CameraSecrets secrets, boolean replace) {
  /**
   * Both together. Called under the profile's lock.
   *
   * @param merged gets what became of each camera
   */
  Profile merge(Profile ours, Profile theirs, List<Merged> merged) throws OrielException {
    Profile all = ours;
    for (CameraEntry camera : theirs.cameras()) {
      Optional<CameraEntry> byId = all.camera(camera.id());
      Optional<CameraEntry> same = byId.isPresent() ? byId : all.find(camera.name());
      if (same.isEmpty()) {
        all = sealed(all.plus(bare(camera, camera.id(), camera.name())), camera, camera.id());
        merged.add(new Merged(camera.name(), Outcome.ADDED));
      } else if (replace) {
        all = replaced(all, same.get(), camera);
        merged.add(new Merged(camera.name(), Outcome.REPLACED));
      } else {
        merged.add(new Merged(camera.name(), Outcome.KEPT));
      }
    }
    return withLayout(withHosts(all, theirs), theirs);
  }

  /** The file's camera in the place and under the id of ours; what it does not say stays. */
  private Profile replaced(Profile all, CameraEntry ours, CameraEntry theirs)
      throws OrielException {
    boolean free = all.find(theirs.name()).filter(other -> !other.id().equals(ours.id())).isEmpty();
    String name = free ? theirs.name() : ours.name();
    CameraEntry fresh = bare(theirs, ours.id(), name);
    if (CameraEntry.door(ours.url()).equals(CameraEntry.door(theirs.url()))) {
      // Our password goes to no other host than it was typed for.
      fresh =
          fresh
              .shownIn(theirs.aspect() == DisplayAspect.AS_SENT ? ours.aspect() : theirs.aspect())
              .with(ours.remembered().with(theirs.remembered()))
              .withSecrets(ours.sealedUser(), ours.sealedPassword());
    }
    CameraEntry known = fresh;
    return sealed(all.changing(ours.id(), camera -> known), theirs, ours.id());
  }

  private Profile sealed(Profile all, CameraEntry plain, String id) throws OrielException {
    Credentials credentials = credentials(plain);
    return credentials == null ? all : secrets.seal(all, id, credentials);
  }

  private static @Nullable Credentials credentials(CameraEntry plain) {
    String user = plain.sealedUser();
    String password = plain.sealedPassword();
    return user == null || password == null ? null : new Credentials(user, password);
  }

  /** An exported camera without its plain credentials, of which no copy may get into the file. */
  private static CameraEntry bare(CameraEntry theirs, String id, String name) {
    return new CameraEntry(
        id,
        name,
        theirs.url(),
        theirs.aspect(),
        null,
        null,
        theirs.remembered(),
        theirs.kept().without("user", "password"));
  }

  private Profile withHosts(Profile all, Profile theirs) {
    Profile result = all;
    for (Map.Entry<String, HostMemory> host : theirs.hosts().entrySet()) {
      Remembered before = all.hosts().getOrDefault(host.getKey(), HostMemory.NEW).remembered();
      Remembered other = host.getValue().remembered();
      Remembered both = replace ? before.with(other) : other.with(before);
      result = before.equals(both) ? result : result.learning(host.getKey(), both);
    }
    return result;
  }

  private Profile withLayout(Profile all, Profile theirs) {
    boolean wanted = replace || layout(all).isEmpty();
    return wanted
        ? layout(theirs)
            .flatMap(Layout::of)
            .map(layout -> all.setting(it -> it.with(it.wall().in(layout))))
            .orElse(all)
        : all;
  }

  /** The one that was chosen, as its word. */
  private static Optional<String> layout(Profile of) {
    return of.kept().text("wall", "layout");
  }
}
