/**
 * Runs native code in child JVMs, so that when it crashes, hangs or devours memory, it takes one
 * job along and nothing else. A library, for workers.
 *
 * <p>A worker writes a {@code Task}: what a child does with one {@code Call} and what its {@code
 * Answer} is. {@code Children} keeps a number of children warm, gives each call one of them, and
 * ends it by force when the call takes too long, or more memory than its {@code Bounds}, or is no
 * longer wanted. {@code Child} is one such process as its parent sees it, {@code ChildMain} what
 * runs in it. They speak in small JSON messages ({@code Messages}) over pipes; files go through
 * memory that both have mapped ({@code SharedFile}), so that their bytes are never sent.
 *
 * <p>{@code MemoryBudget} is what all who decode in this process share.
 */
package io.darkroom.isolation;
