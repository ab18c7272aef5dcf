/**
 * Tells whoever asked for it, by a signed POST, that a job has ended.
 *
 * <p>{@link io.darkroom.postback.PostbackVerticle} puts the parts together. {@code Deliverer}
 * claims deliveries from {@code jobs} while it has room; {@code Lanes} decides which of them go out
 * now, which wait a moment, and which must come again because their host is busy; {@code Sender}
 * signs and posts one, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it;
 * {@code Judge} says what the answer means; {@code Settler} tells {@code jobs}, many at once.
 * Nothing is kept here: what is forgotten in a crash is due again when its lease ends, under the
 * same id.
 *
 * <p>Delivery is at least once, in no order. A receiver that drops ids it has seen gets each job's
 * end once.
 */
package io.darkroom.postback;
