package app.oriel.camera;

import app.oriel.camera.CameraFamily.Power;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The makes of cameras that Oriel knows, by the scheme of their URLs. */
public final class Families {
  private final Map<String, CameraFamily> byScheme;

  /** All families, one for each scheme. */
  public Families(Collection<? extends CameraFamily> families) {
    byScheme =
        families.stream().collect(Collectors.toMap(CameraFamily::scheme, Function.identity()));
  }

  /** The family of a camera, or {@link Problem#UNKNOWN_MAKE} where there is none. */
  public CameraFamily of(CameraUrl url) throws CameraException {
    CameraFamily family = byScheme.get(url.scheme());
    if (family == null) {
      throw new CameraException(
          Problem.UNKNOWN_MAKE, Detail.of("no-camera-begins-with", url.scheme() + "://", schemes()));
    }
    return family;
  }

  /** The canonical URL with no choice of stream in it. */
  public CameraUrl lens(CameraUrl url) {
    CameraFamily family = byScheme.get(url.scheme());
    return family == null ? url : family.lens(url);
  }

  /** The one URL for all lenses and streams of a camera. */
  public CameraUrl device(CameraUrl url) {
    CameraFamily family = byScheme.get(url.scheme());
    return family == null ? url : family.device(url);
  }

  /**
   * Whether a camera's own switch says that it is on; so too where nobody knows whom to ask: then
   * the next try of its stream says it better. Blocks for at most about a second.
   */
  public boolean isOn(Camera camera) throws InterruptedException {
    CameraFamily family = byScheme.get(camera.url().scheme());
    return family == null || family.power(camera) == Power.ON;
  }

  /** Whether one can talk to the cameras at a URL; not where nobody knows the URL. */
  public CameraFamily.Talk talk(CameraUrl url) {
    CameraFamily family = byScheme.get(url.scheme());
    return family == null ? CameraFamily.Talk.NO : family.talk(url);
  }

  /** Which streams there are at a URL; the main one where nobody knows the URL. */
  public Set<Quality> qualities(CameraUrl url) {
    CameraFamily family = byScheme.get(url.scheme());
    return family == null ? Set.of(Quality.MAIN) : family.qualities(url);
  }

  /** How many streams a camera serves to one viewer at a time, as {@link CameraFamily} says it. */
  public int mostStreams(CameraUrl url) {
    CameraFamily family = byScheme.get(url.scheme());
    return family == null ? 1 : family.mostStreams(url);
  }

  private String schemes() {
    return new TreeSet<>(byScheme.keySet())
        .stream().map(s -> s + "://").collect(Collectors.joining(", "));
  }
}
