package app.oriel.profile;

/**
 * Which key the profile's secrets are sealed with.
 *
 * @param home the name of the {@link KeyHome} that holds it
 * @param id the key's {@link ProfileKey#id}
 */
public record KeyReference(String home, String id) {}
