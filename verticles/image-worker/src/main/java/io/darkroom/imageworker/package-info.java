/**
 * The worker that develops images, with OpenCV.
 *
 * <p>One image goes through {@code Developer}: {@code Probe} reads its header and refuses what must
 * not reach a decoder; {@code Plan} turns header and wishes into numbers; {@code Decoder} decodes,
 * a JPEG no larger than needed; {@code Upright} turns it; {@code Alpha} and {@code Resizer} make
 * each size, smaller ones from larger ones ({@code Pyramid}); {@code Encoder} writes it, without
 * metadata. {@code RenditionsOperation} fetches before and stores after.
 *
 * <p>Pixels live outside the Java heap. {@code NativeMemory} makes every one of them, {@code
 * Pixels} is its one owner, and try-with-resources its end.
 */
package io.darkroom.imageworker;
