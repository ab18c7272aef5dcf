/**
 * Fetches what maps are made of. {@code Fetcher} gives one image: from its cache, as long as the
 * server lets it be kept; else from the server, looked at ({@code Inspection}) and asked for again
 * when that may help, as long as somebody waits for it ({@code Ask}). {@code Hosts} sees that no
 * server is asked too much at a time, or while it wants to be left alone. {@code Haul} fetches all
 * that one job needs, as far as it can be had in time, and says of the rest why not.
 *
 * <p>All of it lives on one Vert.x context, so it needs no locks.
 */
package io.darkroom.map.fetch;
