package app.oriel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    try (InputStream in = Version.class.getResourceAsStream("/app/oriel/version.properties")) {
      Properties build = new Properties();
      build.load(in);
      return new String[] {"oriel " + build.getProperty("version")};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
