package app.oriel.measure;

import app.oriel.measure.SoakTrouble.Recovery;
import app.oriel.measure.SoakedWall.Inside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Tells from the samples whether anything grew, and from the recoveries whether all came back. */
final class SoakVerdict {
  private final List<SoakSample> samples;
  private final List<Recovery> recoveries;
  private final List<String> lines = new ArrayList<>();
  private boolean good = true;

  /**
   * @param samples those after the warm-up
   */
  SoakVerdict(List<SoakSample> samples, List<Recovery> recoveries) {
    this.samples = samples;
    this.recoveries = recoveries;
    grew("resident memory, MB", SoakSample::residentMb, 60);
    grew("memory shared with the X server, MB", SoakSample::sharedMb, 64);
    grew("threads", SoakSample::threads, 3);
    grew("sockets", SoakSample::sockets, 3);
    grew("open files", SoakSample::files, 3);
    grew("processor, cores", SoakSample::cores, 0.15);
    grew("delay p50, ms", SoakSample::delayP50, 5);
    grew("delay p95, ms", SoakSample::delayP95, 25);
    cameBack();
  }

  boolean good() {
    return good;
  }

  /** Compares what is left after collections; between them, garbage comes and goes. */
  void kept(Inside before, Inside after) {
    kept("heap", before.kept(), after.kept(), 10 << 20);
    kept("direct buffers", before.direct(), after.direct(), 10 << 20);
    kept("native objects", before.counted(), after.counted(), 64 << 10);
  }

  private void kept(String what, long before, long after, long most) {
    found(
        after - before <= most,
        "%s after a collection: %d, then %d kB (at most %d more)"
            .formatted(what, before >> 10, after >> 10, most >> 10));
  }

  /** Adds a finding of its own. */
  void found(boolean fine, String what) {
    good &= fine;
    lines.add((fine ? "ok    " : "WRONG ") + what);
  }

  /** The slope over the whole time, robust against single samples, may be so much. */
  private void grew(String what, ToDoubleFunction<SoakSample> figure, double most) {
    double[] values = samples.stream().mapToDouble(figure).filter(Double::isFinite).toArray();
    double growth = slope(figure) * span();
    double[] sorted = Arrays.stream(values).sorted().toArray();
    String middle = sorted.length == 0 ? "none" : number(sorted[sorted.length / 2]);
    found(
        growth <= most,
        "%s: median %s, from %s to %s, trend over the run %s (at most %s)"
            .formatted(
                what,
                middle,
                sorted.length == 0 ? "none" : number(sorted[0]),
                sorted.length == 0 ? "none" : number(sorted[sorted.length - 1]),
                number(growth),
                number(most)));
  }

  private double span() {
    return samples.size() < 2 ? 0 : samples.getLast().seconds() - samples.getFirst().seconds();
  }

  /** The median of the slopes between every two samples, after Theil and Sen. */
  private double slope(ToDoubleFunction<SoakSample> figure) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      for (int j = i + 1; j < samples.size(); j++) {
        double time = samples.get(j).seconds() - samples.get(i).seconds();
        double slope =
            (figure.applyAsDouble(samples.get(j)) - figure.applyAsDouble(samples.get(i))) / time;
        if (Double.isFinite(slope)) {
          slopes.add(slope);
        }
      }
    }
    slopes.sort(Comparator.naturalOrder());
    return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2);
  }

  private void cameBack() {
    for (SoakFault fault : SoakFault.values()) {
      cameBack(fault.name(), recoveries.stream().filter(it -> it.fault() == fault).toList());
    }
    List<Recovery> soon = recoveries.stream().filter(it -> it.fault() != SoakFault.BUSY).toList();
    soon.stream()
        .map(Recovery::scheme)
        .distinct()
        .sorted()
        .forEach(
            scheme ->
                cameBack(
                    scheme + " but for BUSY",
                    soon.stream().filter(it -> it.scheme().equals(scheme)).toList()));
    cameBack("all but BUSY", soon);
  }

  private void cameBack(String what, List<Recovery> of) {
    long late = of.stream().filter(Recovery::late).count();
    long never = of.stream().filter(it -> it.seconds() < 0).count();
    double[] sorted =
        of.stream().mapToDouble(Recovery::seconds).filter(it -> it >= 0).sorted().toArray();
    int most = of.stream().mapToInt(it -> it.fault().backSeconds()).max().orElse(0);
    found(
        late == 0,
        "%s: %d times; on the screen p50 %s s, p95 %s s, longest %s s after the camera's return"
                .formatted(
                    what,
                    of.size(),
                    percentile(sorted, 50),
                    percentile(sorted, 95),
                    percentile(sorted, 100))
            + "; later than %d s: %d, never: %d".formatted(most, late, never));
  }

  private static String percentile(double[] sorted, int percent) {
    return sorted.length == 0
        ? "none"
        : String.format(
            Locale.ROOT, "%.2f", sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1]);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n" + (good ? "all is well" : "NOT well");
  }
}
