package io.darkroom.sqsbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.bridge.BridgeJobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Messages of a group become jobs in their order, whatever the number of consumers. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SqsFifoIT {
  private static final int MESSAGES = 80;
  private static final int GROUPS = 4;

  private final ElasticMq elasticMq = new ElasticMq();
  private final Vertx vertx = Vertx.vertx();
  private final BridgeJobs jobs = new BridgeJobs(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
    elasticMq.close();
  }

  @Test
  void keepsTheOrderOfEachGroupWithSeveralConsumers() {
    String url = elasticMq.create("in.fifo", "in-dead.fifo", 5);
    for (int i = 0; i < MESSAGES; i++) {
      elasticMq.send(
          SendMessageRequest.builder()
              .queueUrl(url)
              .messageBody(job(i).encode())
              .messageGroupId("group-" + i % GROUPS)
              .messageDeduplicationId("m-" + i)
              .build());
    }
    jobs.open();
    JsonObject route = new JsonObject().put("from", "in.fifo").put("consumers", 3).put("batch", 4);
    JsonObject section = elasticMq.section().put("routes", new JsonObject().put("in", route));
    vertx
        .deployVerticle(
            new SqsBridgeVerticle(),
            new DeploymentOptions().setConfig(new JsonObject().put("sqs-bridge", section)))
        .await();
    eventually(Duration.ofSeconds(30), () -> assertEquals(MESSAGES, jobs.numbers().size()));
    List<Integer> made = jobs.numbers();
    for (int group = 0; group < GROUPS; group++) {
      int remainder = group;
      assertEquals(
          IntStream.range(0, MESSAGES).filter(i -> i % GROUPS == remainder).boxed().toList(),
          made.stream().filter(i -> i % GROUPS == remainder).toList());
    }
    eventually(Duration.ofSeconds(30), () -> assertEquals(0, elasticMq.size("in.fifo")));
    assertEquals(0, jobs.found());
  }

  private static JsonObject job(int number) {
    return new JsonObject()
        .put("operation", "info")
        .put("source", new JsonObject().put("url", "https://example.org/" + number + ".jpg"))
        .put("metadata", new JsonObject().put("n", number));
  }
}
