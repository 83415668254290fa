package app.oriel.cli;

import app.oriel.text.Texts;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the language of all texts. */
final class LanguageConverter implements ITypeConverter<Locale> {
  @Override
  public Locale convert(String value) {
    return Texts.language(value).orElseThrow(() -> new TypeConversionException("en|zh-CN"));
  }
}
