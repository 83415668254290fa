package app.oriel.measure;

import app.oriel.camera.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program that shows cameras, and how it is told to show them with the least delay it can. */
enum Player {
  /** The program as the build leaves it, by its own launcher's options. */
  ORIEL,
  /** The program as it is installed: with a Java runtime of its own ({@code -Papp-image}). */
  IMAGE,
  /** One camera by RTSP. */
  MPV,
  /** One camera by RTSP. */
  FFPLAY;

  /** Names an ordinary command line argument. */
  static Player named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Only Oriel shows several cameras and tells figures of itself. */
  boolean isOriel() {
    return this == ORIEL || this == IMAGE;
  }

  /** The command that shows the cameras for the order's time. */
  List<String> command(Viewer.Order order, Credentials credentials, Path folder) {
    return switch (this) {
      case ORIEL -> oriel(fromClasses(order), order, credentials, folder);
      case IMAGE -> oriel(List.of("target/app-image/oriel/bin/oriel"), order, credentials, folder);
      case MPV -> mpv(order, credentials);
      case FFPLAY -> ffplay(order, credentials);
    };
  }

  private static List<String> fromClasses(Viewer.Order order) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@jpackage/jvm.args", "--module-path", "target/oriel/javafx"));
    command.add("-Dprism.verbose=true");
    command.addAll(order.javaOptions());
    command.addAll(List.of("-classpath", "target/classes:target/oriel/lib/*", "app.oriel.Main"));
    return command;
  }

  private static List<String> oriel(
      List<String> start, Viewer.Order order, Credentials credentials, Path folder) {
    List<String> command = new ArrayList<>(start);
    command.add("view");
    command.addAll(order.urls());
    command.addAll(List.of("--user", credentials.user(), "--password-env", Viewer.PASSWORD));
    command.addAll(List.of("--plain", "--size", order.width() + "x" + order.height()));
    command.addAll(List.of("--for", order.time().toSeconds() + "s"));
    command.addAll(List.of("--profile", folder.resolve("profile.json").toString()));
    command.addAll(List.of("--stats", Viewer.statsFile(folder).toString()));
    return command;
  }

  private static List<String> mpv(Viewer.Order order, Credentials credentials) {
    return List.of(
        "mpv",
        "--no-config",
        "--profile=low-latency",
        "--untimed",
        "--no-audio",
        "--no-osc",
        "--no-border",
        "--vo=x11",
        "--rtsp-transport=tcp",
        "--geometry=" + order.width() + "x" + order.height() + "+0+0",
        "--length=" + order.time().toSeconds(),
        rtsp(order, credentials));
  }

  private static List<String> ffplay(Viewer.Order order, Credentials credentials) {
    return List.of(
        "ffplay",
        "-hide_banner",
        "-fflags",
        "nobuffer",
        "-flags",
        "low_delay",
        "-framedrop",
        "-probesize",
        "32",
        "-rtsp_transport",
        "tcp",
        "-an",
        "-noborder",
        "-left",
        "0",
        "-top",
        "0",
        "-x",
        String.valueOf(order.width()),
        "-y",
        String.valueOf(order.height()),
        rtsp(order, credentials));
  }

  /** Our short addresses mean the main stream; the others need its whole path. */
  private static String rtsp(Viewer.Order order, Credentials credentials) {
    URI camera = URI.create(order.urls().getFirst());
    String user = credentials.user().replace("@", "%40") + ":" + credentials.password();
    return "rtsp://" + user + "@" + camera.getHost() + ":" + camera.getPort() + "/stream1";
  }
}
