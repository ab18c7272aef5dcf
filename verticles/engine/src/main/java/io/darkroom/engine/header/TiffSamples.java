package io.darkroom.engine.header;

import java.nio.ByteBuffer;

/**
 * What the samples of a TIFF mean.
 *
 * @param grey one sample a pixel, black is 0
 * @param sixteenBits a sample; else 8 or fewer
 * @param icc the profile; empty if there is none, null if it is not within the file
 */
public record TiffSamples(boolean grey, boolean sixteenBits, ByteBuffer icc) {}
