package dev.payouts.service;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A secret that was set or read from a file; nothing but {@link #value()} shows it. */
public record Secret(String value) {
  /**
   * Takes the one of both that is set; blank counts as not set.
   *
   * @param property name of the secret; the file's is this plus {@code -file}
   */
  public static Secret from(String property, @Nullable String value, @Nullable String file) {
    String literal = value == null ? "" : value.strip();
    String path = file == null ? "" : file.strip();
    InvalidSetting.unless(
        literal.isEmpty() || path.isEmpty(),
        property,
        "and " + property + "-file are both set; set one of them");
    InvalidSetting.unless(
        !literal.isEmpty() || !path.isEmpty(),
        property,
        "is not set; set it or " + property + "-file");
    return new Secret(path.isEmpty() ? literal : read(property + "-file", Path.of(path)));
  }

  private static String read(String property, Path file) {
    try {
      String text = Files.readString(file).strip();
      InvalidSetting.unless(!text.isEmpty(), property, "names an empty file: " + file);
      return text;
    } catch (IOException e) {
      throw new InvalidSetting(property, "names a file that " + problem(e) + ": " + file);
    }
  }

  /** What is wrong with a file, in part of a sentence that shows nothing of it. */
  static String problem(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "does not exist";
      case AccessDeniedException denied -> "may not be read";
      case MalformedInputException binary -> "is not text";
      case IOException other -> "cannot be read";
    };
  }

  @Override
  public String toString() {
    return "redacted";
  }
}
