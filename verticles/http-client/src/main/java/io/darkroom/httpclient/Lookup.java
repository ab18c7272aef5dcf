package io.darkroom.httpclient;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Finds the addresses that a host's name stands for. */
@FunctionalInterface
interface Lookup {
  /** All addresses, the best first; fails when there is none. */
  Future<List<InetAddress>> addresses(String host);

  /**
   * The look-up of Vert.x itself: it knows hosts file, name servers and search domains, keeps
   * answers as long as they live, and waits on no thread, so that a name server that never answers
   * starves nobody. There is no public door to it.
   */
  static Lookup of(Vertx vertx) {
    return host -> {
      Promise<List<InetSocketAddress>> promise = Promise.promise();
      ((VertxInternal) vertx)
          .nameResolver()
          .resolveAll(
              host,
              found -> {
                if (found.succeeded()) {
                  promise.complete(found.result());
                } else {
                  promise.fail(found.cause());
                }
              });
      return promise.future().map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
    };
  }
}
