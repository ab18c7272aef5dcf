/**
 * The event bus, typed. {@link io.darkroom.contract.bus.Jobs} declares every ask and notice once,
 * with what it carries; {@link io.darkroom.contract.bus.Bus} asks, serves, publishes and listens.
 *
 * <p>The bus carries small JSON, never image bytes. It is best effort: a lost notice costs latency,
 * a lost ask is asked again, and every ask is idempotent, so nothing is lost with it.
 */
package io.darkroom.contract.bus;
