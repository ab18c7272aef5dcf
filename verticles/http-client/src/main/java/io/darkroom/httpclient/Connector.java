package io.darkroom.httpclient;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connects to an address that was judged just before.
 *
 * <p>Connections are pooled by address <em>and</em> name, so a request never goes out on one whose
 * address was judged for another name.
 */
final class Connector {
  /** Connections to one address under one name; who asks limits itself, this is a backstop. */
  private static final int POOL = 64;

  // Shorter than the 5 s after which common servers drop an idle connection, or a request meets
  // the closing one.
  private static final int KEEP_ALIVE_SECONDS = 4;

  /** Addresses of one name that are tried before the name is given up. */
  private static final int TRIES = 3;

  private final GuardOptions options;
  private final AddressGuard guard;
  private final Lookup lookup;
  private final HttpClientAgent client;

  /**
   * @param trust whose certificates are believed; null for whom the JVM believes
   */
  Connector(Vertx vertx, GuardOptions options, Lookup lookup, TrustOptions trust) {
    this.options = options;
    this.guard = AddressGuard.of(options);
    this.lookup = lookup;
    int connectMillis = (int) options.connectTimeout().toMillis();
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout(connectMillis)
                    .setSslHandshakeTimeout(connectMillis)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setDecompressionSupported(true)
                    .setMaxHeaderSize(options.maxHeaderBytes())
                    .setTrustOptions(trust))
            .with(new PoolOptions().setHttp1MaxSize(POOL))
            // What breaks on it is told to the call as well; else it is logged as our error.
            .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
            .build();
  }

  /** Looks up, judges, connects; {@code call} holds the request from then on. */
  Future<HttpClientRequest> open(Call<?> call, Target target, HttpMethod method, MultiMap headers) {
    return addresses(target)
        .compose(
            all -> {
              all.forEach(address -> guard.check(target, address));
              return connect(call, request(target, method, headers), target, all);
            })
        .onSuccess(call::opened);
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<List<InetAddress>> addresses(Target target) {
    if (target.literal().isPresent()) {
      return Future.succeededFuture(List.of(target.literal().get()));
    }
    return lookup
        .addresses(target.host())
        .timeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private RequestOptions request(Target target, HttpMethod method, MultiMap headers) {
    MultiMap all = HttpHeaders.headers().addAll(headers);
    all.set(HttpHeaders.HOST, target.authority());
    all.set(HttpHeaders.USER_AGENT, options.userAgent());
    return new RequestOptions()
        .setMethod(method)
        .setSsl(target.tls())
        .setHost(target.host())
        .setPort(target.port())
        .setURI(target.path())
        .setFollowRedirects(false)
        .setHeaders(all);
  }

  /** Connects to the first of the addresses that takes it. Nothing was sent when one did not. */
  private Future<HttpClientRequest> connect(
      Call<?> call, RequestOptions request, Target target, List<InetAddress> addresses) {
    Future<HttpClientRequest> connected =
        Future.failedFuture(new UnknownHostException(target.host()));
    for (InetAddress address : addresses.subList(0, Math.min(TRIES, addresses.size()))) {
      connected =
          connected.recover(
              failed ->
                  call.over()
                      ? Future.failedFuture(failed)
                      : client.request(
                          new RequestOptions(request).setServer(server(target, address))));
    }
    return connected;
  }

  private static SocketAddress server(Target target, InetAddress address) {
    // Made of the bytes: there is no name in it that could be looked up once more.
    return SocketAddress.inetSocketAddress(target.port(), address.getHostAddress());
  }
}
