/**
 * What an image is like, in a few bytes: placeholders (BlurHash, ThumbHash), dominant colours, a
 * hash that near-duplicates share, and its EXIF data. All but the last are computed from a {@code
 * Miniature}, in plain Java: the same on every machine.
 */
package io.darkroom.engine.describe;
