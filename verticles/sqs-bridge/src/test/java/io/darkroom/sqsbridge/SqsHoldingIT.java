package io.darkroom.sqsbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.BridgeJobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * That {@code jobs} is away costs a message none of the receives that its redrive policy grants.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SqsHoldingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofSeconds(11);

  private final ElasticMq elasticMq = new ElasticMq();
  private final Vertx vertx = Vertx.vertx();
  private final BridgeJobs jobs = new BridgeJobs(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
    elasticMq.close();
  }

  @Test
  void holdsAMessageThatMayBeReceivedOnce() {
    elasticMq.create("once", "once-dead", 1);
    for (int i = 0; i < 5; i++) {
      elasticMq.send("once", job(i).encode());
    }
    JsonObject route = new JsonObject().put("from", "once").put("consumers", 2);
    JsonObject section =
        elasticMq
            .section()
            .put("visibility", "5s")
            .put("routes", new JsonObject().put("in", route));
    vertx
        .deployVerticle(
            new SqsBridgeVerticle(),
            new DeploymentOptions().setConfig(new JsonObject().put("sqs-bridge", section)))
        .await();
    eventually(PATIENCE, () -> assertEquals(5, elasticMq.invisible("once")));
    long back = System.nanoTime() + AWAY.toNanos();
    eventually(
        PATIENCE,
        () -> {
          assertEquals(5, elasticMq.invisible("once"));
          assertTrue(System.nanoTime() > back, "away for twice the visibility");
        });
    jobs.open();
    eventually(
        PATIENCE,
        () -> assertEquals(List.of(0, 1, 2, 3, 4), jobs.numbers().stream().sorted().toList()));
    eventually(PATIENCE, () -> assertEquals(0, elasticMq.size("once")));
    assertEquals(0, elasticMq.size("once-dead"));
    assertEquals(0, jobs.found(), "none came twice");
  }

  private static JsonObject job(int number) {
    return new JsonObject()
        .put("operation", "info")
        .put("source", new JsonObject().put("url", "https://example.org/" + number + ".jpg"))
        .put("metadata", new JsonObject().put("n", number));
  }
}
