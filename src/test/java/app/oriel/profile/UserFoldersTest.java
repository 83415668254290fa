package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
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

  @Test
  void logsGoWhereThePlatformWantsThem() {
    assertEquals(
        Path.of("/home/ann/.local/state/oriel/logs"),
        folders("Linux", "/home/ann", Map.of()).logs());
    assertEquals(
        Path.of("/var/ann/oriel/logs"),
        folders("Linux", "/home/ann", Map.of("XDG_STATE_HOME", "/var/ann")).logs());
    assertEquals(
        Path.of("/Users/ann/Library/Logs/Oriel"),
        folders("Mac OS X", "/Users/ann", Map.of()).logs());
    assertEquals(
        Path.of("/users/ann/AppData/Local/Oriel/logs"),
        folders("Windows 11", "/users/ann", Map.of()).logs());
  }

  private static Path file(String system, String home, Map<String, String> environment) {
    return folders(system, home, environment).profile();
  }

  private static UserFolders folders(String system, String home, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", home);
    return UserFolders.of(environment, properties);
  }
}
