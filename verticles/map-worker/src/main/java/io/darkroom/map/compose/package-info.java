/**
 * Draws maps, from a plan and files alone: the same give the same picture. It runs in child
 * processes, so that a hostile tile takes one job along and nothing else.
 *
 * <p>{@code MapTask} answers three calls: an image at once; a plate, which is what all frames of an
 * animation have in common (page, basemap, legends); a frame, which is a plate with overlays and
 * header drawn on it. {@code Page} holds colours as fractions, so that layers over layers are
 * rounded once, at the end. {@code Resampler} lays a {@code Raster} on it by area: a pixel of the
 * map is what the part of the mosaic under it is on average, so scaled tiles neither gape nor
 * overlap. {@code Layout} says where things are, {@code Header}, {@code Legends} and {@code Holes}
 * draw what is not a layer.
 */
package io.darkroom.map.compose;
