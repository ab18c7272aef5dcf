/**
 * The operation {@code sweep}: goes through a collection of documents that name images, has the
 * images developed that changed, and writes back what was made.
 *
 * <p>A sweep is an ordinary job, under a lease; {@code SweepOperation} finds which one it is, and a
 * {@code Run} is one attempt at it. {@code ChannelSweep} and {@code EpisodeSweep} know what is
 * selected and what is written back. For each image they have a job made ({@code Images}), of the
 * operation {@code batch}, and {@code Verdict} says what its end means: made, bad for good, or not
 * now.
 *
 * <p>Whatever is killed, another attempt goes on: what was written back is not selected any more,
 * and what was being developed is found again, since each image's job has an id or a key that
 * follows from what is in the database. Nothing here is written that two attempts at once could
 * spoil.
 */
package io.darkroom.scheduler.sweeps;
