package io.darkroom.engine.plan;

import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;

/**
 * What an image takes of memory outside the Java heap, foreseen from its header and plan; more than
 * what was measured, at most by a factor of two or three. The peak is the largest of the moments at
 * which much is alive at the same time:
 *
 * <ul>
 *   <li>decoding: the decoder's own planes ({@link #decoder}) and the picture it makes;
 *   <li>preparing it: the picture, and a turned or flattened copy with one plane or two to spare;
 *   <li>each rendition: the picture, smaller ones that are kept (a third of it), the filtered copy
 *       of it that the rendition is sampled from, the rendition with two copies, and its file. With
 *       animations there is a canvas beside all that.
 * </ul>
 */
public final class Cost {
  /** The file once, where it is lent or copied, and odds and ends. */
  private static final long FIXED = 8 << 20;

  /** Coefficients of a progressive JPEG: two bytes a sample, three samples a pixel in 4:4:4. */
  private static final int COEFFICIENTS = 6;

  /** What the WebP decoder keeps of a whole picture: ARGB when lossless, planes of it when not. */
  private static final int WEBP_PLANES = 4;

  /**
   * Pictures of the rendition's size that are alive: itself, stepped, for the encoder, its file.
   */
  private static final int COPIES = 4;

  private static final int BGRA = 4;

  /** What a frame is drawn on, what is restored, and the frame; sizes keep their last picture. */
  private static final int CANVASES = 3;

  private Cost() {}

  /**
   * Of developing a whole job.
   *
   * @param fileBytes the image's size
   * @param depth bytes that its pixels take, each
   */
  public static long of(Header header, Plan plan, long fileBytes, int depth) {
    int reduction = plan.reduction();
    long pixels =
        ((header.width() + reduction - 1L) / reduction)
            * ((header.height() + reduction - 1L) / reduction);
    long picture = pixels * depth;
    long decoding = decoder(header) + picture + pixels * depth;
    long preparing = pixels * depth * 3;
    long largest =
        plan.targets().stream().mapToLong(Target::pixels).max().orElse(0) * depth * COPIES;
    long rendering = pixels * depth * 2 + pixels * depth / 3 + largest;
    long film = 0;
    if (header.animated() || header.format() == SourceFormat.GIF) {
      long sizes = plan.targets().stream().mapToLong(Target::pixels).sum();
      film = (header.pixels() * CANVASES + sizes) * BGRA;
    }
    return FIXED + fileBytes + film + Math.max(decoding, Math.max(preparing, rendering));
  }

  /** Of decoding an image that is laid over another. */
  public static long of(Header header, long fileBytes, int depth) {
    return fileBytes + decoder(header) + header.pixels() * 2 * depth;
  }

  private static long decoder(Header header) {
    if (header.progressive()) {
      return header.pixels() * COEFFICIENTS;
    }
    return header.format() == SourceFormat.WEBP ? header.pixels() * WEBP_PLANES : 0;
  }
}
