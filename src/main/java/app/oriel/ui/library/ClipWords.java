package app.oriel.ui.library;

import app.oriel.text.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says when a clip was taken and how long it is. */
final class ClipWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Texts texts;
  private final Supplier<LocalDate> today;
  private final DateTimeFormatter date;

  ClipWords(Texts texts, Supplier<LocalDate> today) {
    this.texts = texts;
    this.today = today;
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.locale());
  }

  /** The day, as people call it. */
  String day(LocalDateTime taken) {
    LocalDate day = taken.toLocalDate();
    LocalDate now = today.get();
    if (day.equals(now)) {
      return texts.get("recent.today");
    }
    return day.equals(now.minusDays(1)) ? texts.get("recent.yesterday") : date.format(day);
  }

  /** The hour of the day. */
  static String time(LocalDateTime taken) {
    return TIME.format(taken);
  }

  /** So much time, in hours only where there are any. */
  static String length(long micros) {
    long seconds = TimeUnit.MICROSECONDS.toSeconds(Math.max(0, micros));
    long hours = seconds / 3600;
    String rest = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
    return hours == 0
        ? rest
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
  }
}
