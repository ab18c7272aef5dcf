package io.darkroom.launcher;

import io.darkroom.contract.Conf;

/**
 * Where a node shows its health and its metrics.
 *
 * @param host the address it binds to
 * @param port 0 for none
 */
record ManagementOptions(String host, int port) {
  /** Default address = {@value}. */
  private static final String DEFAULT_HOST = "127.0.0.1";

  /** Default port = {@value}: no server. */
  private static final int DEFAULT_PORT = 0;

  static ManagementOptions read(Conf root) {
    Conf conf = root.section("management");
    return conf.done(
        new ManagementOptions(
            conf.text("host", DEFAULT_HOST), conf.count("port", DEFAULT_PORT, 0, 65_535)));
  }
}
