/**
 * Fetching from, and posting to, addresses that strangers named.
 *
 * <p>A stranger's URL is read by one reader of our own ({@link io.darkroom.httpclient.Target}), so
 * that what is judged is what is asked. The host's name is looked up by us, {@link
 * io.darkroom.httpclient.AddressGuard} judges every address it stands for, and the connection is
 * made to the very address that was judged: a name that changes its mind between the two (DNS
 * rebinding) gains nothing. A redirect goes the same way from the start. Host header, TLS server
 * name and certificate check stay with the name.
 *
 * <p>What is fetched is bounded in redirects, header bytes, bytes after decompression, time in all,
 * and in how slowly it may come. Each bound has its own row in {@link
 * io.darkroom.contract.Failure}.
 */
package io.darkroom.httpclient;
