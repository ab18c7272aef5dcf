package io.darkroom.launcher.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoTest {
  @TempDir private Path folder;

  @Test
  void shipsAPhotographOfSeveralMegapixels() throws IOException {
    BufferedImage picture = ImageIO.read(Photo.shipped(folder).file().toFile());
    assertTrue(picture.getWidth() * picture.getHeight() > 4_000_000);
  }

  @Test
  void givesNamesakesFoldersOfTheirOwn() {
    List<Photo> photos =
        Photo.named(List.of(Path.of("a/x.jpg"), Path.of("b/x.png"), Path.of("c/.x"), Path.of("y")));

    assertEquals(List.of("x", "x-2", ".x", "y"), photos.stream().map(Photo::name).toList());
  }
}
