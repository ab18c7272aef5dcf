package io.darkroom.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must know theirs before they start, or come back to it.
 *
 * <p>They lie below those that the system gives to outgoing connections: else any connection could
 * take one while its server is not there, and first of all a client's that tries to reach it, which
 * would be connected to itself.
 */
public final class FreePorts {
  /** Nodes of the end-to-end tests take theirs from 20,000 on. */
  private static final int FIRST = 10_000;

  private static final int END = 20_000;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  /** One at which nobody listens. */
  public static int one() {
    return some(1).get(0);
  }

  /** So many, all different, at which nobody listens. */
  public static List<Integer> some(int count) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int i = 0; i < TRIES && found.size() < count; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (free(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new IllegalStateException("no free ports between " + FIRST + " and " + END);
    }
    return List.copyOf(found);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }
}
