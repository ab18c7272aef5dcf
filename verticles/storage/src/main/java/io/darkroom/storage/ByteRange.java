package io.darkroom.storage;

/**
 * A part of a blob, as HTTP's {@code Range: bytes=} has it (RFC 9110 §14.1.2).
 *
 * @param first the first byte, from 0; -1 for "the last {@code last} bytes"
 * @param last the last byte, included; -1 for "to the end"
 */
public record ByteRange(long first, long last) {}
