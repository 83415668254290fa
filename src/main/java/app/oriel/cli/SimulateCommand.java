package app.oriel.cli;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.simulator.Quirk;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.text.Texts;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel simulate}: a software camera, until Ctrl-C. */
@CommandLine.Command(name = "simulate")
final class SimulateCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "MODEL", descriptionKey = "parameter.model")
  private @Nullable String model;

  @Option(names = "--list", descriptionKey = "option.list")
  private boolean list;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.2",
      descriptionKey = "option.host")
  private String host = "";

  @Option(names = "--port", paramLabel = "N", descriptionKey = "option.port")
  private @Nullable Integer port;

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "option.simulatedUser")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      descriptionKey = "option.simulatedPassword")
  private @Nullable String variable;

  @Option(names = "--heard", paramLabel = "FOLDER", descriptionKey = "option.heard")
  private @Nullable Path heard;

  @Option(names = "--set", paramLabel = "QUIRK=VALUE", descriptionKey = "option.set")
  private List<String> settings = List.of();

  @Override
  public Subject subject() {
    return model == null ? Subject.NONE : Subject.of(model);
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    if (list) {
      printList(call);
      return ExitCode.OK;
    }
    SimulatedModel known = knownModel();
    Credentials owner = new Credentials(user == null ? known.usualUser() : user, password());
    try {
      serve(call, known, owner);
      return ExitCode.OK;
    } catch (OrielException e) {
      throw e;
    } catch (BindException e) {
      throw new OrielException(
          Problem.USAGE, Detail.of("the-port-is-taken-or-may-not-be-opened", host), e);
    } catch (IOException e) {
      throw new OrielException(
          Problem.USAGE, Detail.of("the-camera-cannot-listen-on", host, Detail.said(e)), e);
    }
  }

  private void serve(Call call, SimulatedModel known, Credentials owner)
      throws IOException, OrielException, InterruptedException {
    Quirks quirks = quirks(known);
    SimulatedModel.Place place =
        new SimulatedModel.Place(host, InetAddress.getByName(host), ports(), owner, quirks);
    try (SimulatedModel.Running camera = known.start(place, call.services())) {
      if (heard != null) {
        camera.talk().whenOver(new HeardTalks(heard, call.terminal().out())::over);
      }
      call.terminal()
          .out()
          .printf(
              "ready %s %s user=%s password=%s%n",
              camera.url(), known.label(), owner.user(), owner.password());
      call.terminal().out().flush();
      new CountDownLatch(1).await();
    }
  }

  private OptionalInt ports() throws OrielException {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 0 || port > 65535) {
      throw new OrielException(
          Problem.USAGE, Detail.of("takes-a-number-between", "--port", 0, 65535, port));
    }
    return OptionalInt.of(port);
  }

  private SimulatedModel knownModel() throws OrielException {
    String models = String.join(", ", models());
    if (model == null) {
      throw new OrielException(Problem.USAGE, Detail.of("name-a-model", models));
    }
    String wanted = model;
    return SimulatedModel.named(wanted)
        .orElseThrow(
            () ->
                new OrielException(
                    Problem.USAGE, Detail.of("no-such-model", CameraUrl.forEyes(wanted), models)));
  }

  private Quirks quirks(SimulatedModel known) throws OrielException {
    Quirks quirks = known.quirks();
    for (String setting : settings) {
      quirks = with(quirks, setting);
    }
    return quirks;
  }

  private static Quirks with(Quirks quirks, String setting) throws OrielException {
    String name = setting.replaceFirst("(?s)=.*", "");
    Quirk<?> quirk =
        quirks
            .named(name)
            .orElseThrow(() -> new OrielException(Problem.USAGE, Detail.of("no-such-quirk", name)));
    try {
      return quirks.with(setting);
    } catch (IllegalArgumentException e) {
      String value = setting.substring(Math.min(name.length() + 1, setting.length()));
      // Somebody may take that one for the password itself.
      String shown = quirk.equals(KasaQuirk.STREAM_PW) ? "…" : value;
      throw new OrielException(
          Problem.USAGE, Detail.of("the-quirk-cannot-be", name, shown, quirk.allowed()), e);
    }
  }

  private String password() throws OrielException {
    if (variable == null) {
      byte[] random = new byte[8];
      new SecureRandom().nextBytes(random);
      return HexFormat.of().formatHex(random);
    }
    String value = System.getenv(variable);
    if (value == null) {
      throw new OrielException(
          Problem.USAGE, Detail.of("password-env-names-a-variable-that-is-not-set"));
    }
    return value;
  }

  private static void printList(Call call) {
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(listed(call.texts())));
      return;
    }
    call.terminal().out().println(call.texts().get("simulate.models"));
    models().forEach(each -> call.terminal().out().println("  " + each));
    for (SimulatedModel.QuirkList kind : SimulatedModel.QuirkList.all()) {
      String schemes = String.join(", ", kind.schemes());
      call.terminal().out().println(call.texts().get("simulate.quirks", schemes));
      for (Quirk<?> each : kind.quirks()) {
        call.terminal().out().printf("  %-22s %s%n", each.name(), each.allowed());
        call.terminal().out().printf("  %-22s %s%n", "", description(each, call.texts()));
      }
    }
    call.terminal().out().flush();
  }

  private static List<String> models() {
    return SimulatedModel.all().stream().map(SimulatedModel::label).toList();
  }

  private static String description(Quirk<?> quirk, Texts texts) {
    return texts.get("quirk." + quirk.name());
  }

  /** A quirk that several makes have is listed once for each. */
  private static Map<String, Object> listed(Texts texts) {
    List<Map<String, Object>> quirks = new ArrayList<>();
    for (SimulatedModel.QuirkList kind : SimulatedModel.QuirkList.all()) {
      for (Quirk<?> each : kind.quirks()) {
        Map<String, Object> quirk = new LinkedHashMap<>();
        quirk.put("name", each.name());
        quirk.put("families", kind.schemes());
        quirk.put("allowed", each.allowed());
        quirk.put("description", description(each, texts));
        quirks.add(quirk);
      }
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("models", models());
    list.put("quirks", quirks);
    return list;
  }
}
