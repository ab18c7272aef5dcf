package io.darkroom.engine.colour;

/**
 * How a JPEG of four components keeps its inks.
 *
 * @param inverted 255 for no ink, as Adobe's programs write it and say by their marker
 * @param ycck the first three as luminance and chroma
 */
public record JpegInks(boolean inverted, boolean ycck) {}
