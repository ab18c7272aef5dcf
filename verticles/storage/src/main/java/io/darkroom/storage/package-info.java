/**
 * Where bytes are kept: {@link io.darkroom.storage.BlobStore}, over S3 or over a folder.
 *
 * <p>Both obey one contract suite. Bytes stream through with back-pressure; a blob is either whole
 * or not there. {@link io.darkroom.storage.BlobStores} opens the one that {@link
 * io.darkroom.storage.StorageOptions} names, with its calls measured.
 *
 * <p>{@code Places} says which buckets and keys there are: one rule for all stores, at the door.
 * With files, {@code Folder} gives names to files that are whole, {@code FileUpload} and {@code
 * FileDownload} move the bytes, and {@code Trailer} keeps what is known of a blob in the blob's own
 * file. With S3, {@code S3Upload} and {@code S3Download} move the bytes, {@code S3Buckets} asks
 * whole buckets, and {@code S3Blob} spells a blob as requests. Foreign errors become ours in {@code
 * FileErrors} and {@code S3Errors}, and nowhere else.
 */
package io.darkroom.storage;
