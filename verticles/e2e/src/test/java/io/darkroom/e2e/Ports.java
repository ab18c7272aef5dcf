package io.darkroom.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Gives out ports that are free, each once, for nodes that must come back on the same one. */
final class Ports {
  // Below the range from which the system takes ports for outgoing connections.
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private final Set<Integer> given = new HashSet<>();

  int next() {
    int start = FIRST + (int) (ProcessHandle.current().pid() * 37 % (LAST - FIRST - 500));
    for (int port = start; port < LAST; port++) {
      if (!given.contains(port) && free(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + start + " and " + LAST);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }
}
