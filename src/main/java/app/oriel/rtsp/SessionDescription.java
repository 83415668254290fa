package app.oriel.rtsp;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What matters of an SDP text: RFC 8866.
 *
 * @param control the session's own control attribute; may be empty
 */
record SessionDescription(String control, List<Media> media) {
  /** With a copy of the list. */
  SessionDescription {
    media = List.copyOf(media);
  }

  /**
   * One media section.
   *
   * @param kind {@code video}, {@code audio} or whatever stands there, in lower case
   * @param control the control attribute; may be empty
   * @param sendOnly whether it is marked so, which some cameras do that mean themselves; to others
   *     it is the sound that we may send them
   * @param formats what it may carry, in the order of preference
   */
  record Media(String kind, String control, boolean sendOnly, List<Format> formats) {
    /** With a copy of the list. */
    Media {
      formats = List.copyOf(formats);
    }
  }

  /**
   * One format of a section.
   *
   * @param payloadType the number that its RTP packets carry
   * @param name of the encoding, as it is spelled there; where nothing but a payload type stands
   *     there, that
   * @param clockRate ticks per second, 0 where nobody says it
   * @param channels 1 where none are named
   * @param parameters of the {@code fmtp} attribute, names in lower case, and of those attributes
   *     of the section that tell the size of its pictures
   */
  record Format(
      int payloadType, String name, int clockRate, int channels, Map<String, String> parameters) {
    /** With a copy of the parameters. */
    Format {
      parameters = Map.copyOf(parameters);
    }

    /** The encoding's name in upper case, which is how it is known. */
    String encoding() {
      return name.toUpperCase(Locale.ROOT);
    }

    /** A parameter as a number: as usual where it is not there, -1 where it makes no sense. */
    int number(String parameter, int usual) {
      String text = parameters.getOrDefault(parameter, "");
      if (text.isEmpty()) {
        return usual;
      }
      return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }
  }
}
