package app.oriel.measure;

import java.util.Locale;

/**
 * One line of the soak's table.
 *
 * @param seconds since all cameras were live
 * @param residentMb memory of the process, as the system counts it
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
      "seconds,residentMb,heapMb,keptMb,directMb,countedKb,threads,sockets,files,cores,"
          + "delayP50,delayP95,live,faults";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%.0f,%.1f,%.1f,%.1f,%.1f,%.1f,%d,%d,%d,%.2f,%.0f,%.0f,%d,%d",
        seconds,
        residentMb,
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
