/**
 * The operations {@code map-image} and {@code map-animation} as every door knows them: {@code
 * map-worker} does them.
 *
 * <p>{@code MapOptions} is what a sender asks for: a {@code Basemap}, {@code Overlay}s over it, and
 * what is to become of holes ({@code Tolerance}). {@code Viewport} says which pixels of the
 * Web-Mercator world that shows ({@code Mercator} has the formulas), {@code TileAddress} and {@code
 * Wms} what addresses mean.
 */
package io.darkroom.contract.maps;
