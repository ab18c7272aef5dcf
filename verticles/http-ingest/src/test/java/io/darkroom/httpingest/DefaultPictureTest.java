package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultPictureTest {
  private final DefaultPicture picture = new DefaultPicture();

  @ParameterizedTest
  @EnumSource(AvatarVariant.class)
  void isAPngOfTheSizeWithAHeadAndShoulders(AvatarVariant variant) throws IOException {
    byte[] bytes = picture.bytes(variant).getBytes();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    int side = variant.side();
    assertEquals(side, image.getWidth());
    assertEquals(side, image.getHeight());
    Raster raster = image.getRaster();
    int paper = raster.getSample(0, 0, 0);
    int ink = raster.getSample(side / 2, 2 * side / 5, 0);
    assertTrue(ink < paper - 40, paper + " " + ink);
    assertEquals(ink, raster.getSample(side / 2, side - 1, 0), "shoulders");
    assertEquals(paper, raster.getSample(side / 2, 3 * side / 5 + 1, 0), "neck");
    assertTrue(bytes.length < 10_000, () -> bytes.length + " bytes");
  }

  @ParameterizedTest
  @EnumSource(AvatarVariant.class)
  void isTheSameEveryTime(AvatarVariant variant) {
    assertEquals(picture.bytes(variant), new DefaultPicture().bytes(variant));
    assertEquals(picture.etag(variant), new DefaultPicture().etag(variant));
  }
}
