package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
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

/**
 * Reads session descriptions, which cameras write with many a mistake: a line that makes no sense
 * is passed over, and so is a section of an unknown kind.
 */
final class SdpReader {
  private static final int MOST_LINES = 2000;
  private static final int MOST_SECTIONS = 16;
  private static final int MOST_FORMATS = 16;
  private static final int MOST_PARAMETERS = 64;

  private static final Pattern MEDIA = Pattern.compile("(\\S+) +\\S+ +\\S+ +(.*)");
  private static final Pattern RTPMAP =
      Pattern.compile("([0-9]{1,3}) +([^/ ]+)/([0-9]{1,7})(?:/([0-9]{1,2}))?.*");
  private static final Pattern FMTP = Pattern.compile("([0-9]{1,3}) +(.*)");
  private static final Pattern TYPE = Pattern.compile("[0-9]{1,3}");

  /** RFC 3551, tables 4 and 5: what needs no {@code rtpmap}. */
  private static final Map<Integer, String> STATIC =
      Map.of(0, "PCMU", 8, "PCMA", 26, "JPEG", 31, "H261", 32, "MPV", 33, "MP2T", 34, "H263");

  private static final int FIRST_STATIC_VIDEO = 24;
  private static final int STATIC_SOUND_RATE = 8000;
  private static final int STATIC_VIDEO_RATE = 90_000;

  private final List<Media> media = new ArrayList<>();
  private String control = "";
  private Section section = new Section("", "");
  private boolean inSection;

  private SdpReader() {}

  /**
   * Reads a description.
   *
   * @throws CameraException {@link Problem#MALFORMED} if it is none or has too many lines
   */
  static SessionDescription read(byte[] sdp) throws CameraException {
    String[] lines = new String(sdp, StandardCharsets.ISO_8859_1).split("\\r?\\n|\\r", MOST_LINES);
    if (lines.length == MOST_LINES) {
      throw new CameraException(Problem.MALFORMED, Detail.of("described-itself-at-endless-length"));
    }
    SdpReader reader = new SdpReader();
    for (String line : lines) {
      if (line.length() > 2 && line.charAt(1) == '=') {
        reader.line(line.charAt(0), line.substring(2).strip());
      }
    }
    reader.closeSection();
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
      media.add(section.media());
    }
  }

  /** One media section as it is read. */
  private static final class Section {
    private final String kind;
    private final String types;
    private final Map<Integer, String> maps = new HashMap<>();
    private final Map<Integer, Map<String, String>> parameters = new HashMap<>();
    private String control = "";
    private boolean forUs = true;

    Section(String kind, String types) {
      this.kind = kind.toLowerCase(Locale.ROOT);
      this.types = types;
    }

    void attribute(String name, String value) {
      switch (name) {
        case "control" -> control = control.isEmpty() ? value : control;
        case "sendonly", "inactive" -> forUs = false;
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
      List<Format> formats = new ArrayList<>();
      for (String type : types.split(" +", MOST_FORMATS)) {
        if (TYPE.matcher(type).matches()) {
          add(Integer.parseInt(type), formats);
        }
      }
      return new Media(kind, control, forUs, formats);
    }

    private void add(int type, List<Format> formats) {
      Map<String, String> known = parameters.getOrDefault(type, Map.of());
      String map = maps.get(type);
      if (map != null) {
        Matcher m = RTPMAP.matcher(map);
        if (m.matches()) {
          String channels = m.group(4);
          formats.add(
              new Format(
                  m.group(2).toUpperCase(Locale.ROOT),
                  Integer.parseInt(m.group(3)),
                  channels == null ? 1 : Integer.parseInt(channels),
                  known));
        }
      } else if (STATIC.containsKey(type)) {
        int rate = type < FIRST_STATIC_VIDEO ? STATIC_SOUND_RATE : STATIC_VIDEO_RATE;
        formats.add(new Format(STATIC.getOrDefault(type, ""), rate, 1, known));
      }
    }
  }
}
