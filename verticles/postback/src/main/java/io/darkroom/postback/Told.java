package io.darkroom.postback;

import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log's line about a try: loud about an end, quiet about what comes again. */
final class Told {
  private static final Logger log = LoggerFactory.getLogger(PostbackVerticle.class);

  private Told() {}

  static void of(ClaimedDelivery delivery, Settlement settlement, long millis) {
    switch (settlement.outcome()) {
      case DELIVERED -> line(Level.INFO, "result posted", delivery, settlement, millis);
      case DEAD -> line(Level.WARN, "postback given up", delivery, settlement, millis);
      case RETRY, RELEASED -> line(Level.DEBUG, "postback put off", delivery, settlement, millis);
    }
  }

  private static void line(
      Level level, String what, ClaimedDelivery delivery, Settlement settlement, long millis) {
    log.atLevel(level)
        .addKeyValue("job", delivery.job().id())
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("attempt", delivery.attempt())
        .addKeyValue("status", settlement.note())
        .addKeyValue("ms", millis)
        .addKeyValue("retry_ms", settlement.retryInMillis())
        .log(what);
  }
}
