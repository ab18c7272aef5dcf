package io.darkroom.httpingest;

import io.micrometer.core.instrument.LongTaskTimer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections that are open: no more than so many, and none that takes too long over the head
 * of its next request. On the verticle's event loop alone.
 */
final class Connections {
  /** How long a sender that was refused may go on sending, so that it reads why = {@value}. */
  static final long LINGER_MILLIS = 2_000;

  private final Vertx vertx;
  private final int most;
  private final Duration idle;
  private final IngestMetrics metrics;
  private final Map<HttpConnection, Seat> seats = new HashMap<>();

  private static final class Seat {
    private final LongTaskTimer.Sample sample;
    private long timer;
    private boolean leaving;

    private Seat(LongTaskTimer.Sample sample) {
      this.sample = sample;
    }
  }

  Connections(Vertx vertx, Limits limits, IngestMetrics metrics) {
    this.vertx = vertx;
    this.metrics = metrics;
    this.most = limits.maxConnections();
    this.idle = limits.idle();
  }

  /** A client has connected. */
  void open(HttpConnection connection) {
    if (seats.size() >= most) {
      connection.close();
      return;
    }
    Seat seat = new Seat(metrics.connected());
    seats.put(connection, seat);
    connection.closeHandler(
        closed -> {
          vertx.cancelTimer(seat.timer);
          seat.sample.stop();
          seats.remove(connection);
        });
    seat.timer = closing(connection, idle.toMillis());
  }

  /** The head of a request is there. */
  void began(HttpConnection connection) {
    Seat seat = seats.get(connection);
    if (seat != null && !seat.leaving) {
      vertx.cancelTimer(seat.timer);
    }
  }

  /** The request is answered. */
  void answered(HttpConnection connection) {
    Seat seat = seats.get(connection);
    if (seat != null && !seat.leaving) {
      vertx.cancelTimer(seat.timer);
      seat.timer = closing(connection, idle.toMillis());
    }
  }

  /**
   * Closes the connection, but not at once: a sender in the middle of its body would be reset
   * before it has read the answer (RFC 9112 §9.6). What it still sends is thrown away.
   */
  void linger(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.resume();
    Seat seat = seats.get(request.connection());
    if (seat != null && !seat.leaving) {
      vertx.cancelTimer(seat.timer);
      seat.leaving = true;
      seat.timer = closing(request.connection(), LINGER_MILLIS);
    }
  }

  private long closing(HttpConnection connection, long millis) {
    return vertx.setTimer(millis, over -> connection.close());
  }
}
