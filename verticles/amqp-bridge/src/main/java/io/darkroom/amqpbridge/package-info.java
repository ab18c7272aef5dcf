/**
 * The bridge to brokers that speak AMQP 1.0: ActiveMQ Artemis, RabbitMQ.
 *
 * <p>A {@link io.darkroom.amqpbridge.Wire} is a connection, a {@link io.darkroom.amqpbridge.Link}
 * what is attached over it. An {@link io.darkroom.amqpbridge.AmqpSource} receives over a {@link
 * io.darkroom.amqpbridge.Reception}, which gives the broker credit for a batch and not for one
 * message more; what is given up goes to a {@link io.darkroom.amqpbridge.Burial}. An {@link
 * io.darkroom.amqpbridge.AmqpSink} has a {@link io.darkroom.amqpbridge.Lane} for each queue, which
 * sends one {@link io.darkroom.amqpbridge.Volley} after the other. What the brokers call things and
 * do in ways of their own is in {@link io.darkroom.amqpbridge.Dialect}.
 */
package io.darkroom.amqpbridge;
