package io.darkroom.engine.header;

import java.util.List;

/**
 * What is let in.
 *
 * @param maxPixels most pixels of a source
 * @param maxProgressivePixels most pixels of a progressive JPEG, which takes 3 bytes a pixel on top
 *     whatever it is reduced to
 * @param maxGifPixels most pixels of a GIF, which is decoded on the Java heap
 * @param maxTiffPixels most pixels of a TIFF, whose decoder takes several times their bytes
 * @param maxCmykPixels most pixels of a CMYK JPEG, which is decoded on the Java heap
 * @param formats what may be decoded
 * @param acceptTruncated whether a JPEG that ends early is developed; the rest is grey
 */
public record Limits(
    int maxPixels,
    int maxProgressivePixels,
    int maxGifPixels,
    int maxTiffPixels,
    int maxCmykPixels,
    List<SourceFormat> formats,
    boolean acceptTruncated) {}
