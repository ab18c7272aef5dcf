package io.darkroom.bench;

import io.darkroom.sqsbridge.ElasticMq;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** ElasticMQ, in this process, and the AWS SDK. */
final class SqsQueues implements Queues {
  private static final int MOST = 10;
  private static final int CONSUMERS = 2;
  private static final int MANY_RECEIVES = 1_000;

  private final ElasticMq server = new ElasticMq();
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "SQS (ElasticMQ)";
  }

  @Override
  public String kind() {
    return "sqs";
  }

  @Override
  public JsonObject section(String queue) {
    return server
        .section()
        .put("routes", new JsonObject().put("in", new JsonObject().put("from", queue)));
  }

  @Override
  public void create(String queue) {
    urls.put(queue, server.create(queue, queue + "-dead", MANY_RECEIVES));
  }

  @Override
  public int batch() {
    return MOST;
  }

  @Override
  public Future<?> send(String queue, List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, bodies.size())
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(bodies.get(i))
                        .build())
            .toList();
    return Future.fromCompletionStage(
            server
                .client()
                .sendMessageBatch(send -> send.queueUrl(urls.get(queue)).entries(entries)))
        .map(SqsQueues::sent);
  }

  private static SendMessageBatchResponse sent(SendMessageBatchResponse answer) {
    if (answer.hasFailed()) {
      throw new IllegalStateException("not sent: " + answer.failed());
    }
    return answer;
  }

  @Override
  public void drain(String queue, Stretch stretch) throws Exception {
    String url = urls.get(queue);
    Callable<Void> consumer =
        () -> {
          while (!stretch.isOver()) {
            stretch.done(take(url));
          }
          return null;
        };
    ExecutorService consumers = Executors.newFixedThreadPool(CONSUMERS);
    try {
      for (var ended : consumers.invokeAll(List.of(consumer, consumer))) {
        ended.get();
      }
    } finally {
      consumers.shutdownNow();
    }
  }

  private int take(String url) {
    List<Message> messages =
        server
            .client()
            .receiveMessage(
                receive -> receive.queueUrl(url).maxNumberOfMessages(MOST).waitTimeSeconds(1))
            .join()
            .messages();
    if (messages.isEmpty()) {
      return 0;
    }
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id("m" + entries.size())
              .receiptHandle(message.receiptHandle())
              .build());
    }
    server.client().deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries)).join();
    return messages.size();
  }

  @Override
  public void close() {
    server.close();
  }
}
