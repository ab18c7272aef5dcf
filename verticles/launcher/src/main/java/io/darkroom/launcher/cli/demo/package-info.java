/**
 * {@code darkroom demo}: everything at once, in one process and in half a minute. {@link
 * io.darkroom.launcher.cli.demo.DemoCommand} starts every role on free loopback ports ({@code
 * DemoNode}) and a receiver for the postbacks ({@code Receiver}), sends the photographs through the
 * HTTP API as any client would ({@code Development}), and lays out what came back ({@code
 * ContactSheet}).
 *
 * <p>Nothing is left behind but the folder with the results.
 */
package io.darkroom.launcher.cli.demo;
