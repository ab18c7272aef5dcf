package io.darkroom.bench;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import picocli.CommandLine.Option;

/** The photographs that engines are compared at. */
final class PeerPhotos {
  private static final String SHIPPED = "/demo/seeding.jpg";
  private static final float QUALITY = 0.92f;
  private static final int WIDTH_12 = 4000;
  private static final int HEIGHT_12 = 3000;
  private static final int WIDTH_24 = 6000;
  private static final int HEIGHT_24 = 4000;

  @Option(
      names = "--photo",
      paramLabel = "FILE",
      description =
          "A JPEG; may be given more than once. Else photo-12mp.jpg and photo-24mp.jpg of"
              + " ../shared/images, beside the project, where there are such; else two of 12 and 24"
              + " megapixels put together from the demo's photograph.")
  private List<Path> files = List.of();

  /** The files; makes them in {@code folder} where there are none. */
  List<Path> find(Path folder) throws IOException {
    if (!files.isEmpty()) {
      for (Path file : files) {
        if (!Files.isReadable(file)) {
          throw new IOException("There is no photograph " + file + ".");
        }
      }
      return files;
    }
    Path shared = BenchHome.path().resolve("../../shared/images").normalize();
    List<Path> found = Stream.of("photo-12mp.jpg", "photo-24mp.jpg").map(shared::resolve).toList();
    return found.stream().allMatch(Files::isReadable) ? found : made(folder);
  }

  private static List<Path> made(Path folder) throws IOException {
    try (InputStream in = PeerPhotos.class.getResourceAsStream(SHIPPED)) {
      BufferedImage tile = ImageIO.read(in);
      List<Path> made = new ArrayList<>();
      made.add(write(mosaic(tile, WIDTH_12, HEIGHT_12), folder.resolve("mosaic-12mp.jpg")));
      made.add(write(mosaic(tile, WIDTH_24, HEIGHT_24), folder.resolve("mosaic-24mp.jpg")));
      return made;
    }
  }

  /** The picture beside and below itself, not enlarged, until the size is filled. */
  private static BufferedImage mosaic(BufferedImage tile, int width, int height) {
    BufferedImage mosaic = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = mosaic.createGraphics();
    for (int y = 0; y < height; y += tile.getHeight()) {
      for (int x = 0; x < width; x += tile.getWidth()) {
        graphics.drawImage(tile, x, y, null);
      }
    }
    graphics.dispose();
    return mosaic;
  }

  private static Path write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(QUALITY);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return file;
  }
}
