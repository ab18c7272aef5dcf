/**
 * Colours: what a file's numbers mean, and sRGB made of them.
 *
 * <p>{@code Embedded} finds what the file says of its colours: an ICC profile (in a JPEG, PNG, WebP
 * or TIFF), or a PNG's chunks. {@code Colour} decides what is done about it, once for an image, and
 * does it to the pixels, before anything is resized: whatever comes later may take sRGB for
 * granted.
 *
 * <p>Profiles of three primaries and a curve each ({@code Shaper}: Display P3, Adobe RGB, ProPhoto,
 * nearly all there are) and those of grey ({@code Grey}) are applied here, in 8 or in 16 bits;
 * those with tables ({@code Tables}: scanners, printers, CMYK) by LittleCMS, which the JDK brings
 * along, on a grid of colours. The intent is the perceptual one, as in browsers; between primaries
 * it is the relative colorimetric one, as there is nothing else. White is adapted by the profiles
 * themselves (D50), black is not compensated.
 *
 * <p>A profile is a stranger's bytes. {@code IccProfile} checks its directory and hands on only the
 * tags that are needed; one that is broken is ignored, and the result says so.
 */
package io.darkroom.engine.colour;
