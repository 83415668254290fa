package app.oriel.camera;

import app.oriel.camera.SwitchPort.Power;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The makes of cameras that Oriel knows, by the scheme of their URLs. One for the whole run, so
 * that all callers share what the families learn.
 */
public final class Families {
  private final Map<String, CameraFamily> byScheme;

  /** All families, one for each scheme. */
  public Families(Collection<? extends CameraFamily> families) {
    byScheme =
        families.stream().collect(Collectors.toMap(CameraFamily::scheme, Function.identity()));
  }

  /** The family of a camera, or {@link Problem#UNKNOWN_MAKE} where there is none. */
  public CameraFamily of(CameraUrl url) throws OrielException {
    return known(url)
        .orElseThrow(
            () ->
                new OrielException(
                    Problem.UNKNOWN_MAKE,
                    Detail.of("no-camera-begins-with", url.scheme() + "://", schemes())));
  }

  private Optional<CameraFamily> known(CameraUrl url) {
    return Optional.ofNullable(byScheme.get(url.scheme()));
  }

  /** The make's name as its owners write it; the scheme where nobody knows the URL. */
  public String displayName(CameraUrl url) {
    return known(url)
        .map(CameraFamily::displayName)
        .orElseGet(() -> url.scheme().toUpperCase(Locale.ROOT));
  }

  /** What a camera at a URL is called until somebody names it. */
  public String nameOf(CameraUrl url) {
    return known(url).map(family -> family.nameOf(url)).orElseGet(() -> placeOf(url));
  }

  /** Host and port: several cameras may share a host. */
  static String placeOf(CameraUrl url) {
    return url.port() == 0 ? url.host() : url.hostInUrl() + ":" + url.port();
  }

  /** Whether the camera at a URL may ask who looks; so too where nobody knows the URL. */
  public boolean asksWho(CameraUrl url) {
    return known(url).map(CameraFamily::asksWho).orElse(true);
  }

  /** The canonical URL with no choice of stream in it. */
  public CameraUrl lens(CameraUrl url) {
    return known(url).map(family -> family.lens(url)).orElse(url);
  }

  /** The one URL for all lenses and streams of a camera. */
  public CameraUrl device(CameraUrl url) {
    return known(url).map(family -> family.device(url)).orElse(url);
  }

  /**
   * Whether a camera's own switch says that it is on; so too where nobody knows the URL: then the
   * next try of its stream says it better. Blocks for at most about a second.
   */
  public boolean isOn(Camera camera) throws InterruptedException {
    Optional<CameraFamily> family = known(camera.url());
    Optional<SwitchPort> switches = family.flatMap(CameraFamily::switches);
    return family.isEmpty() || (switches.isPresent() && switches.get().power(camera) == Power.ON);
  }

  /** The way to the loudspeaker of the camera at a URL; empty where Oriel knows none. */
  public Optional<TalkPort> talk(CameraUrl url) {
    return known(url).flatMap(CameraFamily::talk);
  }

  /** Which streams there are at a URL; the main one where nobody knows the URL. */
  public Set<Quality> qualities(CameraUrl url) {
    return known(url).map(family -> family.qualities(url)).orElse(Set.of(Quality.MAIN));
  }

  /** How many streams a camera serves to one viewer at a time, as {@link CameraFamily} says it. */
  public int mostStreams(CameraUrl url) {
    return known(url).map(family -> family.mostStreams(url)).orElse(1);
  }

  private String schemes() {
    return new TreeSet<>(byScheme.keySet())
        .stream().map(s -> s + "://").collect(Collectors.joining(", "));
  }
}
