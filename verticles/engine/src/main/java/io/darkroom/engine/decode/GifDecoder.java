package io.darkroom.engine.decode;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Decodes a GIF's first frame with the JDK, since OpenCV has no decoder for it. The frame takes one
 * byte a pixel of the Java heap; its colours are spread out strip by strip.
 */
final class GifDecoder {
  private static final String METADATA = "javax_imageio_gif_image_1.0";
  private static final int STRIP = 64;

  /** A frame and where on the screen it goes. */
  private record Frame(BufferedImage image, int left, int top) {}

  private GifDecoder() {}

  static Pixels decode(ByteBuffer image, Header header, NativeMemory memory) {
    Frame frame = frame(image);
    return memory.make(
        mat -> {
          mat.create(
              header.height(), header.width(), header.alpha() ? CvType.CV_8UC4 : CvType.CV_8UC3);
          for (int y = 0; y < header.height(); y += STRIP) {
            put(frame, header, y, mat);
          }
        });
  }

  private static void put(Frame frame, Header header, int y, Mat mat) {
    int type = header.alpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
    int rows = Math.min(STRIP, header.height() - y);
    BufferedImage strip = new BufferedImage(header.width(), rows, type);
    Graphics2D graphics = strip.createGraphics();
    graphics.drawImage(frame.image, frame.left, frame.top - y, null);
    graphics.dispose();
    byte[] data = ((DataBufferByte) strip.getRaster().getDataBuffer()).getData();
    if (header.alpha()) {
      toBgra(data);
    }
    mat.put(y, 0, data);
  }

  private static Frame frame(ByteBuffer image) {
    byte[] bytes = new byte[image.limit()];
    image.get(0, bytes);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in);
      IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(METADATA);
      IIOMetadataNode place =
          (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
      return new Frame(
          reader.read(0),
          Integer.parseInt(place.getAttribute("imageLeftPosition")),
          Integer.parseInt(place.getAttribute("imageTopPosition")));
    } catch (IOException | RuntimeException error) {
      throw Failure.IMAGE_CORRUPT.with("The gif cannot be decoded; it is damaged.", error);
    } finally {
      reader.dispose();
    }
  }

  /** In place: Java's bytes are A B G R, OpenCV's B G R A. */
  private static void toBgra(byte[] abgr) {
    for (int i = 0; i < abgr.length; i += 4) {
      byte alpha = abgr[i];
      abgr[i] = abgr[i + 1];
      abgr[i + 1] = abgr[i + 2];
      abgr[i + 2] = abgr[i + 3];
      abgr[i + 3] = alpha;
    }
  }
}
