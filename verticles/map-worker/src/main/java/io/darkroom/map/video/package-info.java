/**
 * Animations from pictures. An {@link io.darkroom.map.video.Encoder} is a child process of ffmpeg
 * that is fed one PNG after another over its standard input, so that no more than one of them is in
 * memory, and writes a file. It is killed by its handle when it is not wanted any longer, and ends
 * by itself when this process dies, since its input ends then.
 *
 * <p>{@code FfmpegFinder} looks for the executable: the one configured, the one that ships ({@code
 * BundledFfmpeg}), the one on the {@code PATH}. {@code Recipe} knows the arguments that each format
 * needs.
 */
package io.darkroom.map.video;
