package io.darkroom.bridge;

/**
 * How a broker likes its messages fetched.
 *
 * @param consumers of a route that does not say how many
 * @param batch of a route that does not say how large
 * @param mostBatch largest batch that a route may ask for
 */
public record Batching(int consumers, int batch, int mostBatch) {}
