/**
 * What doors and deliverers share. {@link io.darkroom.messages.Door} checks what a stranger asks
 * for. A {@link io.darkroom.messages.MessageFormat} reads a message as the request for a job, and
 * writes what is told when that job has ended; {@link io.darkroom.messages.MessageFormats} knows
 * them all. {@link io.darkroom.messages.Settler} tells {@code jobs} how deliveries went.
 */
package io.darkroom.messages;
