package io.darkroom.map.plan;

/**
 * An image that is part of a mosaic.
 *
 * @param url where it comes from
 * @param x its left edge on the mosaic
 * @param y its top edge on the mosaic
 * @param width it must have
 * @param height it must have
 */
public record Piece(String url, int x, int y, int width, int height) {}
