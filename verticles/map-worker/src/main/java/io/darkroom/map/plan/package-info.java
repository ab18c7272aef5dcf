/**
 * What is fetched for a map, and where each piece of it lies: geometry alone, from a job's options.
 * The one who fetches and the one who draws, in a process of its own, both make the plan, and so
 * need not tell each other of it.
 *
 * <p>A {@code MapPlan} has a {@code Layer} for the basemap and for each overlay. A layer is a
 * mosaic of {@code Piece}s, each an image at its place, and two {@code Axis}es that say where the
 * map's pixels lie on it. Tiles ({@code Tiling}) make a mosaic of their own zoom; what a WMS is
 * asked for ({@code Request}) is as the map is, or in degrees. {@code WmsQuery} and {@code Query}
 * write addresses.
 */
package io.darkroom.map.plan;
