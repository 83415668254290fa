package app.oriel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The papers: links lead somewhere, and the notes that the code cites have the sections it names.
 */
class DocsTest {
  private static final Path DOCS = Path.of("src/docs");

  /** A Markdown link or picture, without a title. */
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private static final Pattern CITED =
      Pattern.compile(
          "(?<note>kasa|tplink-ipc)\\.md,?(?: (?:section|sections|and|\\*))*"
              + " (?<section>[0-9]+(?:\\.[0-9]+)?)");

  @Test
  void everyLinkLeadsToAFileOrAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> papers = new ArrayList<>(filesBelow(DOCS, ".md"));
    papers.add(Path.of("README.md"));
    for (Path paper : papers) {
      Matcher links = LINK.matcher(Files.readString(paper));
      while (links.find()) {
        if (!leadsSomewhere(paper, links.group(1))) {
          broken.add(paper + ": " + links.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(Path paper, String link) throws IOException {
    if (link.startsWith("https:")) {
      return true;
    }
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? paper : paper.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target) && !target.startsWith("target")) {
      return false;
    }
    return parts.length == 1 || headings(target).contains(parts[1]);
  }

  /** As GitHub names them: lower case, blanks as hyphens, punctuation left out. */
  private static List<String> headings(Path paper) throws IOException {
    try (Stream<String> lines = Files.lines(paper)) {
      return lines
          .filter(line -> line.startsWith("#"))
          .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT))
          .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
          .toList();
    }
  }

  @Test
  void sectionsThatTheCodeCitesAreThere() throws IOException {
    List<String> missing = new ArrayList<>();
    int cited = 0;
    for (Path source : filesBelow(Path.of("src"), ".java")) {
      Matcher m = CITED.matcher(Files.readString(source).replaceAll("\\s*\n\\s*\\*?\\s*", " "));
      while (m.find()) {
        cited++;
        Path note = DOCS.resolve("protocols").resolve(m.group("note") + ".md");
        if (!hasSection(Files.readString(note), m.group("section"))) {
          missing.add(source + ": " + m.group());
        }
      }
    }
    assertEquals(List.of(), missing);
    assertFalse(cited == 0, "the code cites the notes");
  }

  /** A heading of that number, or the numbered line of a list below it. */
  private static boolean hasSection(String note, String section) {
    String[] parts = section.split("\\.", 2);
    return Pattern.compile("(?m)^#+ " + Pattern.quote(section) + "[. ]").matcher(note).find()
        || (parts.length == 2
            && Pattern.compile("(?ms)^## " + parts[0] + "\\.(?:(?!^## ).)*^" + parts[1] + "\\. ")
                .matcher(note)
                .find());
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
