/**
 * Watches content servers for profiles that change, and has pictures made of each.
 *
 * <p>Watching is a job, too: of the operation {@code profile-feed}, one for each hour. Every node
 * asks for the hour's job every few seconds, under one idempotency key ({@code FeedKeeper}), so
 * there is one; and one node has it, under a lease that another gets when that node dies. So polls
 * every few seconds need neither a firing each nor an agreement between nodes, and never overlap.
 *
 * <p>Whoever has the job goes round ({@code Watch}): it asks a content server of the {@code Peers}
 * what was deployed since the watermark, in order; gives what it has not given before to a {@code
 * Receiver}, which makes it durable; and only then moves the watermark, a text in the bucket of the
 * pictures. A node that dies in between has the next one read the same again, and what is given
 * twice finds the job that it made.
 *
 * <p>Deployments of one millisecond are never skipped, since what happened <em>at</em> the
 * watermark is read again. Nor is one that a server shows late, having itself got it from another:
 * every so often, and whenever another server is asked, the {@code overlap} before the watermark is
 * read again.
 */
package io.darkroom.scheduler.profiles;
