/**
 * The role {@code scheduler}: makes jobs at the times that cron expressions say.
 *
 * <p>Every node with this role watches the clock for every schedule ({@code Alarm}), and at a
 * firing each of them asks {@code jobs} for the same job, under the idempotency key {@code
 * schedule:NAME:INSTANT}: {@code jobs} makes one of it, so nodes need not agree on who is in
 * charge. What was fired before is read from the jobs themselves ({@code History}), and nothing is
 * kept here:
 *
 * <ul>
 *   <li>a firing whose predecessor has not ended is skipped, and said;
 *   <li>firings that nobody made, since no node was up or a clock stood still, are counted and
 *       said, and the last of them is made;
 *   <li>while {@code jobs} is away a firing is tried again, until the next one is due.
 * </ul>
 */
package io.darkroom.scheduler;
