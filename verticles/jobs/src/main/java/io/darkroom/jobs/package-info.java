/**
 * The role {@code jobs}: every job's record, and nothing but records.
 *
 * <p>{@link io.darkroom.jobs.JobsVerticle} serves the asks of {@link
 * io.darkroom.contract.bus.Jobs}. Each is answered by {@code JobService}, which has the {@code
 * JobStore} apply one of the {@code Transitions}: pure functions from a record to the next. A
 * transition writes the whole record in one atomic step, so that a job's end and the deliveries it
 * then owes can never be apart. What was written, {@code Witness} tells the log, the metrics and
 * the bus; what happens by the clock alone, {@code Sweeper} does.
 *
 * <p>Two stores know how to find records and write them durably: SQLite for one node, where one
 * thread commits in groups; MongoDB for several, by compare-and-set on the record's version. Which
 * jobs can be claimed is theirs to know; what claiming means is not.
 */
package io.darkroom.jobs;
