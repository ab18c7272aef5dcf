/**
 * Sources that nobody develops: codecs crashed, hung or ran out of memory on each of them twice.
 * The list is in the blob store, since that is what all nodes share: {@code Quarantine} keeps it,
 * one blob for each source, in the private bucket.
 */
package io.darkroom.storage.quarantine;
