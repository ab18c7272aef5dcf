/**
 * A small server of maps, for tests. {@code MapServer} serves tiles and a WMS, with mishaps on
 * demand ({@code Mishap}), or by chance, which a test can foresee ({@code Fates}); {@code World} is
 * what it draws: layers whose every pixel can be foreseen from its place, so that a test can tell
 * what it should find anywhere.
 */
package io.darkroom.map.server;
