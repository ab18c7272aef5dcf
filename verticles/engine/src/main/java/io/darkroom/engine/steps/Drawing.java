package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.opencv.core.CvType;
import org.opencv.core.Rect;

/** What Java2D draws, as pixels: drawn strip by strip, so that the Java heap holds little of it. */
final class Drawing {
  private static final int STRIP = 128;

  private Drawing() {}

  /**
   * A layer, BGRA of 8 bits, colours multiplied by alpha.
   *
   * @param where what part of the plane it is
   * @param painter draws on the plane, the same each time it is asked
   */
  static Pixels of(NativeMemory memory, Rect where, Consumer<Graphics2D> painter) {
    return memory.make(
        mat -> {
          mat.create(where.height, where.width, CvType.CV_8UC4);
          for (int y = 0; y < where.height; y += STRIP) {
            int rows = Math.min(STRIP, where.height - y);
            mat.put(y, 0, strip(new Rect(where.x, where.y + y, where.width, rows), painter));
          }
        });
  }

  /** Numbers of 0xAARRGGBB, lowest byte first, are B, G, R, A. */
  private static byte[] strip(Rect where, Consumer<Graphics2D> painter) {
    BufferedImage image =
        new BufferedImage(where.width, where.height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(-where.x, -where.y);
    painter.accept(graphics);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(pixels);
    return bytes.array();
  }
}
