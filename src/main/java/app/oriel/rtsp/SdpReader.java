package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.rtsp.PayloadTypes.Meaning;
import app.oriel.rtsp.SessionDescription.Format;
import app.oriel.rtsp.SessionDescription.Media;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads session descriptions, which cameras write with many a mistake: a line that makes no sense
 * is passed over, and so is a section of an unknown kind.
 */
final class SdpReader {
  /** In UTF-8, as some editors put it before what they write. */
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private static final int MOST_LINES = 2000;
  private static final int MOST_SECTIONS = 64;
  private static final int MOST_FORMATS = 16;
  private static final int MOST_PARAMETERS = 64;

  private static final Pattern MEDIA = Pattern.compile("(\\S+)\\s+\\S+\\s+\\S+\\s*(.*)");
  private static final Pattern RTPMAP =
      Pattern.compile(
          "([0-9]{1,3})\\s+([^/\\s]+)(?:\\s*/\\s*([0-9]{1,7}))?(?:\\s*/\\s*([0-9]{1,2}))?.*");
  private static final Pattern FMTP = Pattern.compile("([0-9]{1,3})\\s+(.*)");
  private static final Pattern TYPE = Pattern.compile("[0-9]{1,3}");

  private final List<Media> media = new ArrayList<>();
  private String control = "";
  private Section section = new Section("", "");
  private boolean inSection;
  private boolean encryptedPictures;
  private boolean plainPictures;

  private SdpReader() {}

  /**
   * Reads a description.
   *
   * @throws OrielException {@link Problem#MALFORMED} if it is none or has too many lines, {@link
   *     Problem#UNSUPPORTED} if its pictures are encrypted
   */
  static SessionDescription read(byte[] sdp) throws OrielException {
    String text = new String(sdp, StandardCharsets.ISO_8859_1);
    String[] lines =
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text)
            .split("\\r?\\n|\\r", MOST_LINES);
    if (lines.length == MOST_LINES) {
      throw new OrielException(Problem.MALFORMED, Detail.of("described-itself-at-endless-length"));
    }
    SdpReader reader = new SdpReader();
    for (String each : lines) {
      String line = each.strip();
      if (line.length() > 2 && line.charAt(1) == '=') {
        reader.line(line.charAt(0), line.substring(2).strip());
      }
    }
    reader.closeSection();
    reader.refuseSrtp();
    return new SessionDescription(reader.control, reader.media);
  }

  private void line(char kind, String value) {
    if (kind == 'm') {
      closeSection();
      inSection = true;
      Matcher m = MEDIA.matcher(value);
      section = m.matches() ? new Section(m.group(1), m.group(2)) : new Section("", "");
    } else if (kind == 'a') {
      int colon = value.indexOf(':');
      String name = colon < 0 ? value : value.substring(0, colon);
      attribute(name.toLowerCase(Locale.ROOT), colon < 0 ? "" : value.substring(colon + 1).strip());
    }
  }

  private void attribute(String name, String value) {
    if (inSection) {
      section.attribute(name, value);
    } else if (name.equals("control") && control.isEmpty()) {
      control = value;
    }
  }

  private void closeSection() {
    if (inSection && media.size() < MOST_SECTIONS) {
      Media closed = section.media();
      media.add(closed);
      encryptedPictures |= closed.kind().equals("video") && section.encrypted;
      plainPictures |= closed.kind().equals("video") && !section.encrypted;
    }
  }

  /** RFC 4568: pictures that only come encrypted by themselves, whatever the line is. */
  private void refuseSrtp() throws OrielException {
    if (encryptedPictures && !plainPictures) {
      throw new OrielException(Problem.UNSUPPORTED, Detail.of("encrypts-its-stream-with-srtp"));
    }
  }

  /** One media section as it is read. */
  private static final class Section {
    private final String kind;
    private final String types;
    private final Map<Integer, String> maps = new HashMap<>();
    private final Map<Integer, Map<String, String>> parameters = new HashMap<>();
    private final Map<String, String> sizes = new HashMap<>();
    private String control = "";
    private boolean sendOnly;
    private boolean encrypted;

    Section(String kind, String types) {
      this.kind = kind.toLowerCase(Locale.ROOT);
      this.types = types;
    }

    void attribute(String name, String value) {
      switch (name) {
        case "control" -> control = control.isEmpty() ? value : control;
        case "sendonly" -> sendOnly = true;
        case "crypto" -> encrypted = true;
        case "rtpmap" -> {
          Matcher m = RTPMAP.matcher(value);
          if (m.matches() && maps.size() < MOST_FORMATS) {
            maps.putIfAbsent(Integer.valueOf(m.group(1)), value);
          }
        }
        case "fmtp" -> {
          Matcher m = FMTP.matcher(value);
          if (m.matches() && parameters.size() < MOST_FORMATS) {
            parameters.putIfAbsent(Integer.valueOf(m.group(1)), parameters(m.group(2)));
          }
        }
        case "framesize", "x-dimensions", "cliprect" -> sizes.putIfAbsent(name, value);
        default -> {
          // Nothing else matters here.
        }
      }
    }

    private static Map<String, String> parameters(String text) {
      Map<String, String> parameters = new HashMap<>();
      for (String item : text.split(";", MOST_PARAMETERS)) {
        int equals = item.indexOf('=');
        String name = equals < 0 ? item : item.substring(0, equals);
        parameters.putIfAbsent(
            name.strip().toLowerCase(Locale.ROOT),
            equals < 0 ? "" : item.substring(equals + 1).strip());
      }
      return parameters;
    }

    Media media() {
      List<Integer> listed = new ArrayList<>();
      for (String type : types.split("\\s+", MOST_FORMATS)) {
        if (TYPE.matcher(type).matches()) {
          listed.add(Integer.valueOf(type));
        }
      }
      List<Integer> unlisted =
          new ArrayList<>(
              maps.keySet().stream().filter(t -> !listed.contains(t)).sorted().toList());
      if (listed.isEmpty()) {
        return new Media(kind, control, sendOnly, formats(unlisted, new ArrayList<>()));
      }
      return new Media(kind, control, sendOnly, formats(listed, unlisted));
    }

    /**
     * The formats of some types. Cameras were seen to describe another number than they list: then
     * the description is meant for the number that has none.
     */
    private List<Format> formats(List<Integer> listed, List<Integer> unlisted) {
      List<Format> formats = new ArrayList<>();
      for (int type : listed) {
        boolean nameless = !maps.containsKey(type) && !PayloadTypes.has(type);
        int described = nameless && !unlisted.isEmpty() ? unlisted.removeFirst() : type;
        formats.add(format(type, described, listed.size() == 1));
      }
      return formats;
    }

    private Format format(int type, int described, boolean only) {
      Map<String, String> known = new HashMap<>(sizes);
      known.putAll(parameters(type, described, only));
      Matcher m = RTPMAP.matcher(maps.getOrDefault(described, ""));
      if (m.matches()) {
        String name = m.group(2);
        int clock = number(m.group(3), 0);
        return new Format(
            type,
            name,
            clock > 0 ? clock : PayloadTypes.clockRate(kind, name.toUpperCase(Locale.ROOT)),
            number(m.group(4), 1),
            known);
      }
      Meaning meaning = PayloadTypes.of(type, known.keySet());
      return new Format(type, meaning.name(), meaning.clockRate(), meaning.channels(), known);
    }

    private Map<String, String> parameters(int type, int described, boolean only) {
      Map<String, String> own = parameters.get(parameters.containsKey(type) ? type : described);
      if (own != null) {
        return own;
      }
      boolean meant = only && parameters.size() == 1;
      return meant ? parameters.values().iterator().next() : Map.of();
    }

    private static int number(@Nullable String digits, int usual) {
      return digits == null ? usual : Integer.parseInt(digits);
    }
  }
}
