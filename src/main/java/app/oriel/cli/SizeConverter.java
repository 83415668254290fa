package app.oriel.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes such as {@code 500MB} and {@code 2GB}, as disks are sold: into bytes. */
final class SizeConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(MB|GB)");
  private static final long MEGABYTE = 1_000_000;
  private static final long GIGABYTE = 1_000 * MEGABYTE;

  @Override
  public Long convert(String value) {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new TypeConversionException("500MB, 2GB");
    }
    long unit = parts.group(2).equals("MB") ? MEGABYTE : GIGABYTE;
    return Long.parseLong(parts.group(1)) * unit;
  }
}
