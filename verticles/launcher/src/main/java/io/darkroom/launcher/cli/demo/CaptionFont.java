package io.darkroom.launcher.cli.demo;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The font of the captions. It comes along, since a machine may have none; and because Java asks
 * the system for its fonts even so, and fails where fontconfig is missing, it is told beforehand
 * that there is nothing to ask for.
 */
final class CaptionFont {
  private static final String FONTCONFIG = "sun.awt.fontconfig";
  private static final String NOTHING_TO_ASK_FOR = "version=1\nsequence.allfonts=default\n";

  private CaptionFont() {}

  /** The font, at a size of 1; empty where this Java cannot draw text at all. */
  static Optional<Font> load() {
    Path told = null;
    try (InputStream in = CaptionFont.class.getResourceAsStream("/demo/DejaVuSans-Latin.ttf")) {
      if (System.getProperty(FONTCONFIG) == null) {
        told = Files.createTempFile("darkroom-fonts", ".properties");
        Files.writeString(told, NOTHING_TO_ASK_FOR);
        System.setProperty(FONTCONFIG, told.toString());
      }
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(font.deriveFont(12f))
          .stringWidth("Darkroom");
      return Optional.of(font);
    } catch (IOException
        | FontFormatException
        | RuntimeException
        | LinkageError
        | InternalError no) {
      // A picture without captions is still a picture.
      return Optional.empty();
    } finally {
      remove(told);
    }
  }

  private static void remove(Path file) {
    try {
      if (file != null) {
        System.clearProperty(FONTCONFIG);
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // Some bytes in the system's folder for what is temporary.
    }
  }
}
