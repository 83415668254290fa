package app.oriel.profile;

import app.oriel.camera.CameraException;
import app.oriel.camera.Problem;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Assertions;

/** Whatever stands in the profile's file is read or refused, and what was read can be written. */
class ProfileFuzzTest {
  private final ProfileJson json = new ProfileJson();

  /** What was written reads the same. */
  @FuzzTest
  void files(byte[] content) throws CameraException {
    Profile profile;
    try {
      profile = json.read(content);
    } catch (CameraException e) {
      Assertions.assertEquals(Problem.PROFILE_UNREADABLE, e.problem());
      Assertions.assertNull(e.getCause(), "a cause may repeat what stands there");
      return;
    }
    Profile again = json.read(json.write(profile));
    Assertions.assertEquals(profile.cameras(), again.cameras());
    Assertions.assertEquals(profile.hosts(), again.hosts());
    Assertions.assertEquals(profile.unread().size(), again.unread().size());
    Assertions.assertEquals(profile.key(), again.key());
  }
}
