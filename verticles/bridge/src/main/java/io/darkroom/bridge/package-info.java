/**
 * What the bridges to brokers share.
 *
 * <p>A bridge is a {@link io.darkroom.bridge.BridgeVerticle} with a {@link
 * io.darkroom.bridge.Broker}. Inward, an {@code Inlet} a consumer goes round: it receives a batch
 * from its {@link io.darkroom.bridge.Source}, reads each message by the route's format, asks {@code
 * jobs} to make the jobs durable, and only then accepts the messages; what can never become a job
 * it rejects, with the reason. While {@code jobs} is away or has too much to do it holds what it
 * has and receives nothing more. So no more than a batch a consumer is ever unsettled, order is
 * kept, and a message takes milliseconds whatever its job takes.
 *
 * <p>Outward, an {@code Outlet} claims the deliveries of its kind, lets their format write them,
 * sends them by the {@link io.darkroom.bridge.Sink}, and settles them.
 *
 * <p>Nothing is kept here. What is received and not accepted, the broker delivers again; what is
 * claimed and not settled is due again when its lease ends. A message that comes twice finds the
 * job it made, by the broker's identity for it.
 */
package io.darkroom.bridge;
