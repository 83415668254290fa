package app.oriel.measure;

import java.util.Locale;

/**
 * One line of the soak's table.
 *
 * @param seconds since all cameras were live
 * @param residentMb memory of the process but for what it shares with the X server
 * @param sharedMb pictures on their way to the X server: many where that has no time
 * @param heapMb in use, garbage included
 * @param keptMb in use after the last collections
 * @param directMb pictures outside the heap
 * @param countedKb bytes of native objects that Java owns
 * @param files open files of all kinds, sockets included
 * @param cores processor time by time since the last sample
 * @param live cameras that show pictures
 * @param faults cameras that suffer from something now
 */
record SoakSample(
    double seconds,
    double residentMb,
    double sharedMb,
    double heapMb,
    double keptMb,
    double directMb,
    double countedKb,
    long threads,
    long sockets,
    long files,
    double cores,
    double delayP50,
    double delayP95,
    int live,
    int faults) {
  static final String HEAD =
      "seconds,residentMb,sharedMb,heapMb,keptMb,directMb,countedKb,threads,sockets,files,cores,"
          + "delayP50,delayP95,live,faults";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%.0f,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%d,%d,%d,%.2f,%.0f,%.0f,%d,%d",
        seconds,
        residentMb,
        sharedMb,
        heapMb,
        keptMb,
        directMb,
        countedKb,
        threads,
        sockets,
        files,
        cores,
        delayP50,
        delayP95,
        live,
        faults);
  }
}
