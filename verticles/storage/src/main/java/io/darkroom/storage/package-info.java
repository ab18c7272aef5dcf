/**
 * Where bytes are kept: {@link io.darkroom.storage.BlobStore}, over S3 or over a folder.
 *
 * <p>Both obey one contract suite. Bytes stream through with back-pressure; a blob is either whole
 * or not there.
 */
package io.darkroom.storage;
