package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.profile.LiveProfile.Shown;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window shows while what it changed is being kept, and where it cannot be. */
class LiveProfileTest {
  private final OrielException full =
      new OrielException(Problem.DISK, Detail.of("access-is-denied"));

  /** A disk that writes when the test says so. */
  private static final class Disk implements ProfileUpdates {
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private Profile profile = Profile.EMPTY;
    private @Nullable OrielException failure;
    private boolean mistaken;
    private int writes;

    @Override
    public CompletionStage<Profile> update(UnaryOperator<Profile> change) {
      CompletableFuture<Profile> done = new CompletableFuture<>();
      asked.add(
          () -> {
            try {
              Profile now = change.apply(profile);
              if (mistaken) {
                throw new IllegalStateException("a mistake");
              }
              if (failure != null) {
                throw failure;
              }
              writes += now.equals(profile) ? 0 : 1;
              profile = now;
              done.complete(now);
            } catch (OrielException | RuntimeException e) {
              done.completeExceptionally(e);
            }
          });
      return done;
    }

    void write() {
      while (!asked.isEmpty()) {
        asked.remove().run();
      }
    }

    WallSettings wall() {
      return profile.settings().wall();
    }
  }

  private final Disk disk = new Disk();
  private final LiveProfile live = new LiveProfile(Profile.EMPTY, disk);
  private final List<Shown> told = new ArrayList<>();

  private void play(int percent) {
    live.set(it -> it.with(it.wall().playing(percent)));
  }

  private WallSettings wall() {
    return live.settings().wall();
  }

  @Test
  void aChangeHoldsAtOnceAndIsKeptLater() {
    live.tell(told::add);
    play(35);
    assertEquals(35, wall().volume());
    assertEquals(100, disk.wall().volume());
    disk.write();
    assertEquals(35, disk.wall().volume());
    assertEquals(
        List.of(100, 35),
        told.stream().map(it -> it.profile().settings().wall().volume()).toList());
  }

  @Test
  void manyChangesAreOneWrite() {
    for (int percent = 0; percent < 100; percent++) {
      play(percent);
    }
    live.set(it -> it.with(it.wall().in(Layout.FOUR)));
    disk.write();
    assertEquals(new WallSettings(Layout.FOUR, 99), disk.wall());
    assertEquals(1, disk.writes);
  }

  @Test
  void whatCannotBeKeptIsSaidHoldsAndGoesAlongWithTheNext() {
    live.tell(told::add);
    disk.failure = full;
    play(35);
    disk.write();
    assertEquals(full, told.getLast().unkept());
    assertEquals(35, wall().volume());
    assertEquals(100, disk.wall().volume());
    disk.failure = null;
    live.set(it -> it.with(it.wall().in(Layout.NINE)));
    assertNotNull(told.getLast().unkept());
    disk.write();
    assertNull(told.getLast().unkept());
    assertEquals(new WallSettings(Layout.NINE, 35), disk.wall());
    assertEquals(disk.wall(), wall());
  }

  @Test
  void whatAnotherProgramChangedIsShownAndNotUndone() {
    disk.profile = disk.profile.setting(it -> it.with(it.microphone().of("desk")));
    play(35);
    disk.write();
    assertEquals("desk", live.settings().microphone().device());
    assertEquals("desk", disk.profile.settings().microphone().device());
  }

  @Test
  void whatAnotherProgramWroteIsShownOnceItIsRead(@TempDir Path folder) throws OrielException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    LiveProfile window = LiveProfile.of(store);
    window.tell(told::add);
    Samples.set(file, it -> it.with(it.wall().playing(35)));
    store.reload();
    assertEquals(35, told.getLast().profile().settings().wall().volume());
    window.set(it -> it.with(it.wall().in(Layout.FOUR)));
    store.close();
    assertEquals(new WallSettings(Layout.FOUR, 35), Samples.wall(file));
  }

  @Test
  void aMistakeInAChangeStopsNoOther() {
    live.tell(told::add);
    disk.mistaken = true;
    play(35);
    disk.write();
    disk.mistaken = false;
    play(20);
    disk.write();
    assertEquals(20, disk.wall().volume());
    assertNull(told.getLast().unkept());
  }

  @Test
  void whereNothingIsKeptItAllHoldsUntilTheEnd() {
    LiveProfile passing = LiveProfile.passing();
    passing.set(it -> it.with(it.wall().playing(35)));
    passing.set(it -> it.with(it.wall().in(Layout.FOUR)));
    assertEquals(new WallSettings(Layout.FOUR, 35), passing.settings().wall());
  }
}
