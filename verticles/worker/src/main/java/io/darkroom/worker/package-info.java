/**
 * What all workers share. A worker verticle brings its {@link io.darkroom.worker.Operation}s to a
 * {@link io.darkroom.worker.WorkLoop}, and the loop does the rest:
 *
 * <ul>
 *   <li>claims jobs when it has free slots ({@code Claimer}): it pulls, nothing is pushed at it;
 *   <li>hands each to its operation as {@link io.darkroom.worker.Work}, which fetches, computes on
 *       CPU threads ({@code CpuPool}) and stores, the three overlapping between jobs;
 *   <li>renews leases and tells progress ({@code Leases}), and gives up what was lost, cancelled or
 *       took too long;
 *   <li>tells how attempts ended ({@code Finisher}), in batches.
 * </ul>
 *
 * <p>A loop lives on one Vert.x context, so its parts need no locks. A worker that was stopped past
 * a lease writes nothing until the lease is confirmed ({@code Lease}). One that is shutting down
 * gives back, unspent, what it cannot end in time.
 */
package io.darkroom.worker;
