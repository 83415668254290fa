package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.CameraCheck;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.CameraMemories;
import app.oriel.profile.SavedCameras;
import app.oriel.record.Recordings;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.sound.Microphone;
import app.oriel.talk.Talks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/** What the commands need of the house; made when first asked for, closed by whoever made it. */
public interface Services {
  /** All makes of cameras. */
  Families families();

  /** Tries cameras out. */
  CameraCheck check();

  /** Records cameras; ended with the house. */
  Recordings recordings();

  /** Talks with cameras; ended with the house. */
  Talks talks();

  /** The microphone; touched only once somebody listens, given back with the house. */
  Microphone microphone();

  /** The profile in a file, or the user's own. */
  OpenProfile profile(Optional<Path> file);

  /** Footage for a software camera; the caller closes it. */
  Footage footage(FootageSettings settings);

  /** Makes the threads of software cameras. */
  ThreadFactory cameraThreads();

  /** Where software cameras keep their certificates. */
  Path certificates();

  /**
   * One open profile.
   *
   * @param cameras what it lists
   * @param lasting memories that are written to it
   * @param passing memories that only read it
   */
  record OpenProfile(SavedCameras cameras, CameraMemories lasting, CameraMemories passing) {
    /**
     * The camera of a name.
     *
     * @throws OrielException if there is none, or what keeps the profile from being read
     */
    CameraEntry entry(String name) throws OrielException {
      Optional<CameraEntry> found = cameras.find(name);
      if (found.isPresent()) {
        return found.get();
      }
      List<OrielException> problems = cameras.problems();
      throw problems.isEmpty() ? missing() : problems.getFirst();
    }

    private OrielException missing() {
      String names =
          cameras.list().stream().map(CameraEntry::name).collect(Collectors.joining(", "));
      return new OrielException(
          Problem.NO_SUCH_CAMERA,
          names.isEmpty() ? Detail.of("it-is-empty") : Detail.of("it-has", names));
    }
  }
}
