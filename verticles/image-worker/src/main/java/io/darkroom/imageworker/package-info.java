/**
 * The worker that develops images. {@code DevelopOperation} fetches, has the engine ({@link
 * io.darkroom.engine}) develop, and stores.
 */
package io.darkroom.imageworker;
