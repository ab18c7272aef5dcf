package io.darkroom.imageworker;

import io.darkroom.contract.Failure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.opencv.core.CvType;

/** Decodes a GIF's first frame with the JDK, since OpenCV has no decoder for it. */
final class GifDecoder {
  private GifDecoder() {}

  static Pixels decode(byte[] image, Header header, NativeMemory memory) {
    BufferedImage frame = frame(image);
    int type = header.alpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage canvas = new BufferedImage(header.width(), header.height(), type);
    Graphics2D graphics = canvas.createGraphics();
    graphics.drawImage(frame, 0, 0, null);
    graphics.dispose();
    byte[] data = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
    return memory.make(
        mat -> {
          mat.create(
              header.height(), header.width(), header.alpha() ? CvType.CV_8UC4 : CvType.CV_8UC3);
          mat.put(0, 0, header.alpha() ? bgra(data) : data);
        });
  }

  private static BufferedImage frame(byte[] image) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException error) {
      throw Failure.IMAGE_CORRUPT.with("The gif cannot be decoded; it is damaged.", error);
    } finally {
      reader.dispose();
    }
  }

  /** In place: Java's bytes are A B G R, OpenCV's B G R A. */
  private static byte[] bgra(byte[] abgr) {
    for (int i = 0; i < abgr.length; i += 4) {
      byte alpha = abgr[i];
      abgr[i] = abgr[i + 1];
      abgr[i + 1] = abgr[i + 2];
      abgr[i + 2] = abgr[i + 3];
      abgr[i + 3] = alpha;
    }
    return abgr;
  }
}
