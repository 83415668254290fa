package app.oriel.cli;

import app.oriel.simulator.talk.TalkReport;
import app.oriel.simulator.talk.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a software camera heard: a WAV file and a line of JSON for each talk. */
final class HeardTalks {
  private static final Logger LOG = LoggerFactory.getLogger(HeardTalks.class);

  private final Path folder;
  private final PrintWriter out;
  private int count;

  /**
   * @param folder made where it is missing
   */
  HeardTalks(Path folder, PrintWriter out) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.out = out;
  }

  /** Writes one that is over. From any thread. */
  synchronized void over(TalkReport talk) {
    count++;
    Path file = folder.resolve("talk-" + count + ".wav");
    try {
      Files.write(file, talk.heard().wav());
    } catch (IOException e) {
      LOG.warn("what was heard could not be written to {}", file, e);
    }
    out.println(Json.line(document(file, talk)));
    out.flush();
  }

  private static Map<String, Object> document(Path file, TalkReport talk) {
    TalkReport.Pace pace = talk.pace();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("heard", file.toString());
    document.put("terms", talk.terms());
    document.put("seconds", talk.heard().millis() / 1000.0);
    document.put("audibleSeconds", talk.heard().audible().millis() / 1000.0);
    document.put("levelDb", tenths(talk.heard().audible().level()));
    document.put("packets", pace.packets());
    document.put("packetBytes", List.of(pace.smallest(), pace.largest()));
    document.put("lateMillisP95", tenths(pace.lateP95()));
    document.put("lateMillisWorst", tenths(pace.latest()));
    document.put("gaps", pace.gaps());
    document.put("leadInMillis", pace.leadInMillis());
    document.put("drainMillis", pace.drainMillis());
    document.put("violations", talk.violations().stream().map(Violation::toString).toList());
    return document;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
