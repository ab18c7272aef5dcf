/**
 * What a person does with Darkroom from a terminal: the commands that ask a running one over its
 * HTTP API. {@link io.darkroom.launcher.cli.api} speaks HTTP, {@link
 * io.darkroom.launcher.cli.screen} draws, and {@link io.darkroom.launcher.cli.demo} shows all of it
 * at once.
 *
 * <p>Results go to standard output, so that they can be piped; progress and complaints go to
 * standard error.
 */
package io.darkroom.launcher.cli;
