/**
 * Draws triangles. What is behind the eye is cut off ({@code NearPlane}); a {@link
 * io.darkroom.avatar.raster.Camera} says where vertices fall; a {@link
 * io.darkroom.avatar.raster.Painter} goes over the picture in bands of rows, each a grid of samples
 * with a depth and a colour; a {@code Filler} fills one triangle into it; what is translucent comes
 * last, from back to front; {@code Resolve} makes pixels of samples.
 *
 * <p>Vertices are snapped to sixteenths of a sample and edges are followed in whole numbers, so
 * that two triangles with a common edge neither overlap nor leave a gap.
 */
package io.darkroom.avatar.raster;
