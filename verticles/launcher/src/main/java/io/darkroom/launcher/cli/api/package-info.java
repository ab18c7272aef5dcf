/**
 * The HTTP API from the client's side, on the JDK's own HTTP client. Calls block and are made from
 * one thread; what goes wrong is an {@link io.darkroom.launcher.cli.api.ApiProblem}, which knows
 * the process's exit code.
 */
package io.darkroom.launcher.cli.api;
