package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All challenges of one 401 answer, and what of them can be answered. */
record Challenges(List<Challenge> all) {
  /** With a copy of the list. */
  Challenges {
    all = List.copyOf(all);
  }

  static Challenges of(RtspResponse answer) {
    return new Challenges(Challenge.parse(answer.headers().all("WWW-Authenticate")));
  }

  /** The best digest that can be answered; a new one each time. Few cameras know auth-int. */
  Optional<DigestAnswer> digest() {
    return all.stream()
        .flatMap(challenge -> DigestAnswer.to(challenge).stream())
        .max(Comparator.comparing(DigestAnswer::isUsual).thenComparing(DigestAnswer::hash));
  }

  boolean offerBasic() {
    return all.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
  }

  /** Whether only the nonce was too old. */
  boolean stale() {
    return all.stream().anyMatch(c -> c.told("stale").map("true"::equalsIgnoreCase).orElse(false));
  }

  /**
   * Refuses what nobody could answer, whatever the password.
   *
   * @throws OrielException {@link Problem#SIGN_IN_UNSUPPORTED}, with what was asked for
   */
  void requireAnswerable() throws OrielException {
    if (digest().isEmpty() && !offerBasic()) {
      throw new OrielException(
          Problem.SIGN_IN_UNSUPPORTED,
          all.isEmpty()
              ? Detail.of("asks-for-a-sign-in-and-does-not-say-which")
              : Detail.of(
                  "asks-for-a-sign-in-by",
                  all.stream()
                      .map(Challenges::words)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
  }

  /** Names a challenge, a digest with what may keep it from being answered; none of it secret. */
  private static String words(Challenge challenge) {
    String scheme = challenge.scheme();
    boolean initials = scheme.length() <= 4; // NTLM, and others like it
    String name = scheme.substring(0, initials ? scheme.length() : 1).toUpperCase(Locale.ROOT);
    String whole = name + scheme.substring(name.length());
    Stream<String> missing =
        Stream.of("realm", "nonce")
            .filter(each -> challenge.parameter(each).isEmpty())
            .map(each -> each + "=?");
    Stream<String> told =
        Stream.of("algorithm", "qop")
            .flatMap(each -> challenge.told(each).map(value -> each + "=" + value).stream());
    return scheme.equals("digest")
        ? Stream.of(Stream.of(whole), told, missing)
            .flatMap(each -> each)
            .collect(Collectors.joining(" "))
        : whole;
  }
}
