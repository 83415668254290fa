package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Families;
import app.oriel.camera.PacketSource;
import app.oriel.camera.SignInSteps;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cameras that do what a test tells them to, one for each host. */
public final class ScriptedFamily implements CameraFamily {
  private final Map<String, ScriptedCamera> cameras = new ConcurrentHashMap<>();

  /** The script of the camera on this host. */
  public ScriptedCamera camera(String host) {
    return cameras.computeIfAbsent(host, it -> new ScriptedCamera());
  }

  /** How a program knows the camera on this host. */
  public Camera known(String host) {
    return new Camera(host, CameraUrl.parse("scripted://" + host), null, CameraMemory.forgetful());
  }

  /** These cameras and no others. */
  public Families families() {
    return new Families(List.of(this));
  }

  @Override
  public String scheme() {
    return "scripted";
  }

  @Override
  public PacketSource open(Camera camera, SignInSteps steps)
      throws CameraException, InterruptedException {
    return camera(camera.url().host()).open(steps);
  }

  @Override
  public Power power(Camera camera) throws InterruptedException {
    return camera(camera.url().host()).askPower();
  }
}
