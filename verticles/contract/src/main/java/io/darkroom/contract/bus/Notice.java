package io.darkroom.contract.bus;

/**
 * Something told to whoever listens, on every node. It may be lost.
 *
 * @param address where the listeners listen
 */
public record Notice<T>(String address, Codec<T> codec) {}
