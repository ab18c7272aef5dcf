package io.darkroom.contract.bus;

/**
 * One question that can be asked over the bus: its address, what is asked, what is answered.
 *
 * @param address where the one who answers listens
 */
public record Ask<Q, A>(String address, Codec<Q> question, Codec<A> answer) {}
