package app.oriel.profile;

import app.oriel.camera.OrielException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The one way to change a profile. */
@FunctionalInterface
public interface ProfileUpdates {
  /**
   * Changes the profile, aside: changes are made one after the other, in the order in which they
   * were asked for. Never blocks. For any thread.
   *
   * @param change is given what is kept now, which another program may have changed; must be quick
   *     and must not ask for another change
   * @return the profile once the change is kept, or the {@link OrielException} that says why it is
   *     not; then nothing was changed
   */
  CompletionStage<Profile> update(UnaryOperator<Profile> change);
}
