package app.oriel.profile;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Assertions;

/** Whatever stands in the profile's file is read or refused, and what was read can be written. */
class ProfileFuzzTest {
  private final ProfileJson json = new ProfileJson(Migrations.USUAL);

  /** What was written reads the same. */
  @FuzzTest
  void files(byte[] content) throws OrielException {
    Profile profile;
    try {
      profile = json.read(content);
    } catch (OrielException e) {
      Assertions.assertEquals(Problem.PROFILE_UNREADABLE, e.problem());
      Assertions.assertNull(e.getCause(), "a cause may repeat what stands there");
      return;
    }
    byte[] written = json.write(profile);
    Profile again = json.read(written);
    Assertions.assertArrayEquals(written, json.write(again));
    Assertions.assertEquals(profile.key(), again.key());
    Assertions.assertEquals(profile.unread().size(), again.unread().size());
    Assertions.assertEquals(profile.cameras().size(), again.cameras().size());
    for (CameraEntry camera : profile.cameras()) {
      CameraEntry same = again.camera(camera.id()).orElseThrow();
      Assertions.assertEquals(camera.name(), same.name());
      Assertions.assertEquals(camera.url(), same.url());
      Assertions.assertEquals(camera.remembered(), same.remembered());
      Assertions.assertEquals(camera.hasSecrets(), same.hasSecrets());
    }
  }
}
