package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "waitTime, 21s",
    "waitTime, 0s",
    "waitTime, 1500ms",
    "visibility, 1s",
    "visibility, 13h",
    "cutAfter, 21s",
    "queueListEvery, 0s",
    "maxMessage, 2MB",
    "requestTimeout, 1s",
    "endpoint, ftp://127.0.0.1",
    "endpoint, elasticmq",
  })
  void complainsAboutAValueAndNamesItsKey(String key, String value) {
    Conf conf = Conf.of(new JsonObject().put(key, value));
    SqsOptions.read(conf);
    assertEquals(1, conf.complaints().size(), conf.complaints()::toString);
    assertTrue(conf.complaints().get(0).contains(key), conf.complaints()::toString);
  }

  @Test
  void wantsBothKeysOrNone() {
    Conf conf = Conf.of(new JsonObject().put("accessKey", "a"));
    SqsOptions.read(conf);
    assertTrue(conf.complaints().get(0).contains("secretKey"), conf.complaints()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "https://sqs.eu-west-1.amazonaws.com/1/q, eu-west-1, true",
    "https://sqs.eu-west-1.amazonaws.com/1/q, us-east-1, false",
    "https://sqs.cn-north-1.amazonaws.com.cn/1/q, us-east-1, false",
    "http://localhost:9324/1/q, us-east-1, true",
    "q, us-east-1, true",
  })
  void complainsAboutAQueueOfAnotherRegion(String from, String region, boolean good) {
    Conf conf = Conf.of(new JsonObject().put("from", from));
    SqsOptions options = SqsOptions.read(Conf.of(new JsonObject().put("region", region)));
    SqsRoute.read(conf, options);
    assertEquals(good, conf.complaints().isEmpty(), conf.complaints()::toString);
  }

  @Test
  void takesTheRegionOfItsRoutesQueues() {
    JsonObject route =
        new JsonObject().put("from", "https://sqs.eu-west-1.amazonaws.com/123456789012/q.fifo");
    JsonObject section = new JsonObject().put("routes", new JsonObject().put("a", route));
    assertEquals("eu-west-1", SqsOptions.read(Conf.of(section)).region());
    assertEquals("us-east-1", SqsOptions.read(Conf.of(new JsonObject())).region());
  }

  @Test
  void refusesToDeadLetterInACircle() {
    Conf conf =
        Conf.of(new JsonObject().put("from", "http://localhost:9324/1/q").put("deadLetters", "q"));
    SqsRoute.read(conf, SqsOptions.read(Conf.of(new JsonObject())));
    assertTrue(conf.complaints().get(0).contains("deadLetters"), conf.complaints()::toString);
  }

  @Test
  void doesNotTellTheSecret() {
    JsonObject json = new JsonObject().put("accessKey", "a").put("secretKey", "sesame");
    assertFalse(SqsOptions.read(Conf.of(json)).toString().contains("sesame"));
  }

  @Test
  void namesDeadLetterQueuesAfterTheirQueues() {
    assertEquals("a-dead", QueueName.deadLettersOf("a"));
    assertEquals("a-dead.fifo", QueueName.deadLettersOf("a.fifo"));
    assertEquals("a-dead", QueueName.deadLettersOf("https://sqs.example/1/a"));
  }
}
