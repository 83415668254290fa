package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProfileFolderTest {
  @Test
  void linuxKeepsItInTheConfigFolder() {
    assertEquals(
        Path.of("/home/ann/.config/oriel/profile.json"), file("Linux", "/home/ann", Map.of()));
    assertEquals(
        Path.of("/etc/ann/oriel/profile.json"),
        file("Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", "/etc/ann")));
  }

  @Test
  void aRelativeOrEmptyConfigFolderIsIgnored() {
    for (String wrong : new String[] {"", "ann", "./ann"}) {
      assertEquals(
          Path.of("/home/ann/.config/oriel/profile.json"),
          file("Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", wrong)));
    }
  }

  @Test
  void macOsKeepsItInApplicationSupport() {
    assertEquals(
        Path.of("/Users/ann/Library/Application Support/Oriel/profile.json"),
        file("Mac OS X", "/Users/ann", Map.of("XDG_CONFIG_HOME", "/etc/ann")));
  }

  @Test
  void windowsKeepsItInAppData() {
    Path appData = Path.of("/roaming").toAbsolutePath();
    assertEquals(
        appData.resolve("Oriel").resolve("profile.json"),
        file("Windows 11", "/users/ann", Map.of("APPDATA", appData.toString())));
    assertEquals(
        Path.of("/users/ann/AppData/Roaming/Oriel/profile.json"),
        file("Windows 11", "/users/ann", Map.of()));
  }

  private static Path file(String system, String home, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", home);
    return ProfileFolder.file(environment, properties);
  }
}
