package app.oriel.cli;

import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.TalkMeter;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcQuirk;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.simulator.kasa.KasaSetup;
import app.oriel.simulator.talk.TalkRoom;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A model that {@code oriel simulate} can be. */
sealed interface SimulatedModel {
  /** Every model, make by make. */
  static List<SimulatedModel> all() {
    List<SimulatedModel> all = new ArrayList<>();
    for (KasaModel each : KasaModel.values()) {
      all.add(new Kasa(each));
    }
    for (IpcModel each : IpcModel.values()) {
      all.add(new Ipc(each));
    }
    return all;
  }

  /** The model of this name, in any case, if there is one. */
  static Optional<SimulatedModel> named(String name) {
    return all().stream().filter(each -> each.label().equalsIgnoreCase(name)).findFirst();
  }

  /** The name as people write it. */
  String label();

  /** The user that owners of such cameras usually have. */
  String usualUser();

  /** How cameras of this model are unless told otherwise. */
  Quirks quirks();

  /**
   * Starts a camera; closing it ends it with all that it needs.
   *
   * @throws IOException if a port is taken or may not be opened
   */
  Running start(Place place, Services services) throws IOException, OrielException;

  /**
   * Where a camera is to be, and whose.
   *
   * @param host the address as it was given
   * @param port empty for the real ports
   */
  record Place(
      String host, InetAddress address, OptionalInt port, Credentials owner, Quirks quirks) {
    private String url(String scheme) {
      return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host);
    }
  }

  /** A camera that serves. */
  interface Running extends AutoCloseable {
    /** Where it is. */
    String url();

    /** Its loudspeaker. */
    TalkRoom talk();

    @Override
    void close();
  }

  /** The quirks of one kind of cameras. */
  record QuirkList(List<String> schemes, List<Quirk<?>> quirks) {
    static List<QuirkList> all() {
      return List.of(
          new QuirkList(List.of("kasa"), KasaQuirk.all()),
          new QuirkList(List.of("ipc", "vigi", "tapo"), IpcQuirk.all()));
    }
  }

  /** A Kasa camera. */
  record Kasa(KasaModel model) implements SimulatedModel {
    @Override
    public String label() {
      return model.name();
    }

    @Override
    public String usualUser() {
      return "owner@oriel.example";
    }

    @Override
    public Quirks quirks() {
      return model.quirks();
    }

    @Override
    public Running start(Place place, Services services) throws IOException, OrielException {
      KasaPorts ports =
          place.port().isPresent() ? new KasaPorts(place.port().getAsInt(), 0) : KasaPorts.REAL;
      KasaSetup setup =
          new KasaSetup(
              model,
              label(),
              place.address(),
              ports,
              place.owner(),
              place.quirks(),
              certificate(place, services));
      Footage footage = services.footage(place.quirks().footage());
      try {
        KasaCamera camera = new KasaCamera(setup, footage, services.cameraThreads());
        camera.start();
        return new RunningKasa(url(place, camera), camera, footage);
      } catch (IOException e) {
        footage.close();
        throw e;
      }
    }

    /** Real ports need no words in the URL; others say where sysinfo and talk answer. */
    private static String url(Place place, KasaCamera camera) {
      return place.port().isEmpty()
          ? place.url("kasa")
          : place.url("kasa") + ":" + camera.streamPort() + camera.query();
    }

    private CameraCertificate certificate(Place place, Services services) throws OrielException {
      try {
        return new CameraCertificates(services.certificates()).of(place.host(), model);
      } catch (IOException e) {
        throw new OrielException(Problem.DISK, Detail.said(e), e);
      }
    }
  }

  /** A Kasa camera that serves. */
  record RunningKasa(String url, KasaCamera camera, Footage footage) implements Running {
    @Override
    public TalkRoom talk() {
      return camera.talk();
    }

    @Override
    public void close() {
      camera.close();
      footage.close();
    }
  }

  /** A TL-IPC, VIGI or Tapo camera. */
  record Ipc(IpcModel model) implements SimulatedModel {
    @Override
    public String label() {
      return model.label();
    }

    @Override
    public String usualUser() {
      return model.make().user();
    }

    @Override
    public Quirks quirks() {
      return model.quirks();
    }

    @Override
    public Running start(Place place, Services services) throws IOException {
      IpcSetup setup =
          new IpcSetup(
              model,
              label(),
              place.address(),
              place.port().orElse(IpcSetup.REAL_PORT),
              place.owner(),
              place.quirks());
      TalkMeter meter = new TalkMeter();
      IpcFootage footage =
          IpcFootage.of(
              place.quirks(),
              settings -> services.footage(settings.showing(meter)),
              services.cameraThreads());
      try {
        IpcCamera camera = new IpcCamera(setup, footage, services.cameraThreads());
        camera.start();
        meter.follow(camera.talk()::level);
        String url = place.url(model.make().scheme());
        return new RunningIpc(
            place.port().isEmpty() ? url : url + ":" + camera.port() + camera.query(),
            camera,
            footage);
      } catch (IOException e) {
        footage.close();
        throw e;
      }
    }
  }

  /** A TL-IPC, VIGI or Tapo camera that serves. */
  record RunningIpc(String url, IpcCamera camera, IpcFootage footage) implements Running {
    @Override
    public TalkRoom talk() {
      return camera.talk();
    }

    @Override
    public void close() {
      camera.close();
      footage.close();
    }
  }
}
