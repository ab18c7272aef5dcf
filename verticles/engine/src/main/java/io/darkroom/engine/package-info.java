/**
 * The engine: develops images with OpenCV. A library, for the workers.
 *
 * <p>One image goes through {@code Developer}: {@code header.Probe} reads its header and refuses
 * what must not reach a decoder; {@code plan.Plan} turns header and wishes into numbers; {@code
 * decode.Decoder} decodes, a JPEG no larger than needed; {@code colour.Colour} makes sRGB of it;
 * {@code steps.Upright} turns it; {@code steps.Alpha} and {@code steps.Resizer} make each size,
 * smaller ones from larger ones ({@code Pyramid}); {@code steps.Steps} are what was asked for
 * beyond that; {@code encode.Encoder} writes it, without metadata; what a job wants to keep of the
 * source's, {@code metadata.Kept} puts in.
 *
 * <p>Of an animation, {@code animation.Film} shows one frame after the other, each of which goes
 * the same way; {@code Reel} has a writer for each rendition that is animated.
 *
 * <p>Pixels live outside the Java heap. {@code pixels.NativeMemory} makes every one of them, {@code
 * pixels.Pixels} is its one owner, and try-with-resources its end.
 */
package io.darkroom.engine;
