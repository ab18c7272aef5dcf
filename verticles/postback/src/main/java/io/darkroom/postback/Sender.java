package io.darkroom.postback;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.messages.MessageFormats;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a delivery, posts it once, and says what becomes of it. */
final class Sender {
  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  private final GuardedClient client;
  private final MessageFormats formats;
  private final Signature signature;
  private final Judge judge;
  private final PostbackOptions options;
  private final Clock clock;

  Sender(
      GuardedClient client,
      MessageFormats formats,
      Signature signature,
      Judge judge,
      PostbackOptions options,
      Clock clock) {
    this.client = client;
    this.formats = formats;
    this.signature = signature;
    this.judge = judge;
    this.options = options;
    this.clock = clock;
  }

  /** Makes one try. It never fails: how it went is in the settlement. */
  Future<Settlement> send(ClaimedDelivery delivery) {
    Instant now = clock.instant();
    Buffer body;
    try {
      body =
          formats
              .write(delivery.job(), new Notify.Target(Notify.POSTBACK, delivery.address()))
              .toBuffer();
    } catch (RuntimeException error) {
      return Future.succeededFuture(failed(delivery, DarkroomException.of(error)));
    }
    MultiMap headers =
        signature
            .headers(delivery.id(), now.getEpochSecond(), body)
            .add("content-type", "application/json");
    return client
        .post(delivery.address(), headers, body, options.timeout())
        .map(
            posted -> {
              Settlement settlement = judge.answered(delivery, posted);
              log.atDebug()
                  .addKeyValue("delivery", delivery.id())
                  .addKeyValue("status", posted.status())
                  .log("receiver answered: {}", posted.bodyStart());
              return settlement;
            })
        .otherwise(error -> failed(delivery, DarkroomException.of(error)));
  }

  private Settlement failed(ClaimedDelivery delivery, DarkroomException error) {
    log.atDebug()
        .setCause(error.getCause())
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("failure", error.failure())
        .log("receiver was not reached: {}", error.getMessage());
    return judge.failed(delivery, error);
  }
}
