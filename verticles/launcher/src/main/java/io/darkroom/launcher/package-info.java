/**
 * Starts Darkroom. {@link io.darkroom.launcher.Main} is the command line; {@link
 * io.darkroom.launcher.Settings} makes one configuration of the file, the environment and the
 * command line; {@link io.darkroom.launcher.Node} starts Vert.x, alone or in a cluster, and deploys
 * the roles asked for. No verticle is known here at compile time: a node can run what {@link
 * java.util.ServiceLoader} finds.
 */
package io.darkroom.launcher;
