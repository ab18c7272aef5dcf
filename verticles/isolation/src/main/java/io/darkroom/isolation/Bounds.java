package io.darkroom.isolation;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param deadline then its child is ended
 * @param bytes of memory, on top of what a child may have anyway; beyond, it is ended
 */
public record Bounds(Duration deadline, long bytes) {}
