package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An HTTP client for addresses that strangers named; see the package for what it guards against.
 *
 * <p>May be shared and called from any thread. A call's future completes on the context it was made
 * on; make it on an event loop, since the body's pieces are taken there.
 */
public final class GuardedClient {
  private static final MultiMap ACCEPT =
      HttpHeaders.headers()
          .add(HttpHeaders.ACCEPT, "image/*, */*;q=0.8")
          .add(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate")
          .copy(false);

  private static final MultiMap JSON =
      HttpHeaders.headers()
          .add(HttpHeaders.ACCEPT, "application/json")
          .add(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate")
          .add(HttpHeaders.CONTENT_TYPE, "application/json")
          .copy(false);

  private final Vertx vertx;
  private final GuardOptions options;
  private final Connector connector;

  GuardedClient(Vertx vertx, GuardOptions options, Lookup lookup, TrustOptions trust) {
    this.vertx = vertx;
    this.options = options;
    this.connector = new Connector(vertx, options, lookup, trust);
  }

  /**
   * A client that looks names up as Vert.x does, and believes the certificates the JVM believes.
   */
  public static GuardedClient create(Vertx vertx, GuardOptions options) {
    return new GuardedClient(vertx, options, Lookup.of(vertx), null);
  }

  /**
   * Fetches all of what the URL gives, following redirects; none from https to http, since who
   * wrote https wants nobody on the way to read or change it.
   *
   * @return fails with a {@link DarkroomException}: INVALID_URL, ADDRESS_FORBIDDEN,
   *     TOO_MANY_REDIRECTS, or one of SOURCE_*; {@link NotNow} is its cause where the server said
   *     when to come again
   */
  public Future<Fetched> get(String url) {
    return parse(url)
        .compose(
            target ->
                Call.<Fetched>within(
                    vertx,
                    options.totalTimeout(),
                    () -> Purpose.FETCH.late(target, options.totalTimeout().toMillis()),
                    call -> fetch(call, target, 0)));
  }

  /**
   * Asks by posting JSON, once, and takes all of the answer as {@link #get} takes a body. A
   * redirect is not followed.
   *
   * @return fails as {@link #get} does
   */
  public Future<Fetched> ask(String url, Buffer json) {
    return parse(url)
        .compose(
            target ->
                Call.<Fetched>within(
                    vertx,
                    options.totalTimeout(),
                    () -> Purpose.FETCH.late(target, options.totalTimeout().toMillis()),
                    call ->
                        connector
                            .open(call, target, HttpMethod.POST, JSON)
                            .compose(request -> request.send(json))
                            .recover(error -> Future.failedFuture(Purpose.FETCH.of(error, target)))
                            .compose(response -> answered(call, target, response))));
  }

  /**
   * Posts the body, once. Whatever the receiver answers is an answer; a redirect is not followed.
   *
   * @param headers are sent as they are; host, length and user agent are added
   * @param timeout for all of it: look-up, connection, answer
   * @return fails with a {@link DarkroomException}: INVALID_URL, ADDRESS_FORBIDDEN,
   *     DELIVERY_TIMEOUT, DELIVERY_UNREACHABLE; DELIVERY_REFUSED for an answer with too large a
   *     head
   */
  public Future<Posted> post(String url, MultiMap headers, Buffer body, Duration timeout) {
    return parse(url)
        .compose(
            target ->
                Call.<Posted>within(
                    vertx,
                    timeout,
                    () -> Purpose.POST.late(target, timeout.toMillis()),
                    call ->
                        connector
                            .open(call, target, HttpMethod.POST, headers)
                            .compose(request -> request.send(body))
                            .recover(error -> Future.failedFuture(Purpose.POST.of(error, target)))
                            .compose(response -> Answer.of(vertx, call, response))));
  }

  /** Closes its connections; calls under way fail. */
  public Future<Void> close() {
    return connector.close();
  }

  private Future<Fetched> fetch(Call<Fetched> call, Target target, int redirects) {
    return connector
        .open(call, target, HttpMethod.GET, ACCEPT)
        .compose(HttpClientRequest::send)
        .recover(error -> Future.failedFuture(Purpose.FETCH.of(error, target)))
        .compose(
            response -> {
              if (Status.redirects(response.statusCode())) {
                response.exceptionHandler(dropped -> {});
                call.drop();
                return fetch(call, next(target, response, redirects), redirects + 1);
              }
              return answered(call, target, response);
            });
  }

  private Future<Fetched> answered(Call<Fetched> call, Target target, HttpClientResponse response) {
    // Else the end of one that is dropped is logged as an error.
    response.exceptionHandler(dropped -> {});
    if (Status.gives(response.statusCode())) {
      return Download.of(vertx, options, target, response)
          .map(
              body ->
                  new Fetched(
                      body, type(response), target.url(), Freshness.of(response.headers())));
    }
    call.drop();
    Optional<Duration> again =
        RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), Instant.now());
    return Future.failedFuture(Status.failure(response.statusCode(), again, target));
  }

  private Target next(Target target, HttpClientResponse response, int redirects) {
    if (redirects >= options.maxRedirects()) {
      throw Failure.TOO_MANY_REDIRECTS.with(
          target.shown()
              + " redirects once more, at most "
              + options.maxRedirects()
              + " redirects are followed.");
    }
    String location = response.getHeader(HttpHeaders.LOCATION);
    if (location == null) {
      throw Failure.SOURCE_REFUSED.with(target.shown() + " redirects, but does not say where to.");
    }
    Target next = target.resolve(location);
    if (target.tls() && !next.tls()) {
      throw Failure.ADDRESS_FORBIDDEN.with(
          target.shown() + " redirects from https to http, which is not followed.");
    }
    return next;
  }

  private static String type(HttpClientResponse response) {
    return response.getHeader(HttpHeaders.CONTENT_TYPE);
  }

  private static Future<Target> parse(String url) {
    try {
      return Future.succeededFuture(Target.parse(url));
    } catch (DarkroomException refused) {
      return Future.failedFuture(refused);
    }
  }
}
