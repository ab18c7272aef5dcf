/**
 * Animations out, frame by frame, with no more than one picture of each in memory: {@code
 * GifWriter}, with colours chosen for each frame ({@code Palette}), and {@code WebpWriter}, which
 * puts together stills. Both write only the part of a frame that has changed.
 */
package io.darkroom.engine.animation.encode;
