package app.oriel.tplink.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a camera says before it lets anybody in; good for one sign-in.
 *
 * @param types the forms of the password that it lists, as {@code encrypt_type}; empty where it
 *     says nothing of them
 * @param key an RSA key in Base64, empty for none
 * @param secondKey another one, which newer VIGI cameras want, empty for none
 * @param nonce empty for none
 * @param md5 whether it says which MD5 it wants
 * @param vigi whether it wants the password hashed first, as VIGI cameras do
 */
record LoginChallenge(
    List<String> types, String key, String secondKey, String nonce, boolean md5, boolean vigi) {
  private static final int LONGEST = 2048;

  /** With a copy of the list. */
  LoginChallenge {
    types = List.copyOf(types);
  }

  /** The challenge in an answer, whatever else it says; empty where there is none. */
  static Optional<LoginChallenge> in(JsonNode answer) {
    JsonNode data = answer.path("data");
    if (!data.isObject()) {
      data = answer.path("user_management").path("encrypt_info");
    }
    boolean any =
        data.has("nonce") || data.has("encrypt_type") || data.has("key") || data.has("code");
    if (!any) {
      return Optional.empty();
    }
    List<String> types = new ArrayList<>();
    JsonNode listed = data.path("encrypt_type");
    if (listed.isArray()) {
      listed.values().stream().limit(8).forEach(each -> types.add(text(each)));
    } else if (!text(listed).isEmpty()) {
      types.add(text(listed));
    }
    if (types.isEmpty() && data.has("encrypt_type")) {
      types.add(""); // something that nobody knows
    }
    return Optional.of(
        new LoginChallenge(
            types,
            decoded(text(data.path("key"))),
            decoded(text(data.path("key_2"))),
            text(data.path("nonce")),
            data.has("md5_encrypt_type"),
            text(data.path("passwdType")).equalsIgnoreCase("md5")));
  }

  private static String text(JsonNode node) {
    String text = node.isString() || node.isNumber() ? node.asString() : "";
    return text.length() > LONGEST ? "" : text;
  }

  /** Without percent codes; the plus signs of Base64 stay. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
