package io.darkroom.text;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A font that comes along, unpacked into a folder once: Java reads fonts from files, and would
 * leave a copy behind whenever the process is killed.
 */
final class FontFile {
  private static final String FONTCONFIG = "sun.awt.fontconfig";

  /** All that Java must be told to do without the fonts of the system, and without fontconfig. */
  private static final String NO_SYSTEM_FONTS = "version=1\nsequence.allfonts=default\n";

  private FontFile() {}

  /** Reads a font, at a size of 1. */
  static Font read(Path folder, String name) {
    try (InputStream in = FontFile.class.getResourceAsStream("fonts/" + name + ".ttf")) {
      if (in == null) {
        throw new IllegalStateException("There is no font " + name + " on the class path.");
      }
      byte[] font = in.readAllBytes();
      forgetSystemFonts(folder);
      return Font.createFont(Font.TRUETYPE_FONT, unpacked(folder, name, ".ttf", font).toFile());
    } catch (IOException error) {
      throw new UncheckedIOException(
          "The font " + name + " could not be unpacked into " + folder, error);
    } catch (FontFormatException error) {
      throw new IllegalStateException("This Java cannot read the font " + name, error);
    }
  }

  /**
   * Before Java looks at any font it looks for those of the system, and fails where fontconfig is
   * missing. It asks for this property once, at its first font.
   */
  private static void forgetSystemFonts(Path folder) throws IOException {
    if (System.getProperty(FONTCONFIG) == null) {
      byte[] nothing = NO_SYSTEM_FONTS.getBytes(StandardCharsets.US_ASCII);
      System.setProperty(
          FONTCONFIG, unpacked(folder, "fontconfig", ".properties", nothing).toString());
    }
  }

  private static Path unpacked(Path folder, String name, String extension, byte[] content)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    Path file =
        folder.resolve(
            String.format("%s-%d-%08x%s", name, content.length, crc.getValue(), extension));
    if (Files.isRegularFile(file) && Arrays.equals(content, Files.readAllBytes(file))) {
      return file.toAbsolutePath();
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "unpacking-", null);
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file.toAbsolutePath();
  }
}
