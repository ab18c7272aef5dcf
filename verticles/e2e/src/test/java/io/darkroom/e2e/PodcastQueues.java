package io.darkroom.e2e;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this JVM, and a sender's and a receiver's client of it. */
final class PodcastQueues implements AutoCloseable {
  private final SQSRestServer server;
  private final SqsAsyncClient client;

  PodcastQueues() {
    server =
        SQSRestServerBuilder$.MODULE$
            .withInterface("127.0.0.1")
            .withPort(0)
            .withDynamicPort()
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    client =
        SqsAsyncClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort();
  }

  void create(String name) {
    client.createQueue(create -> create.queueName(name)).join();
  }

  /** Sends to a FIFO queue; the order is kept within a group. */
  void send(String queue, String group, String body) {
    String url = url(queue);
    client
        .sendMessage(
            send ->
                send.queueUrl(url)
                    .messageBody(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(Integer.toHexString(body.hashCode()) + group))
        .join();
  }

  /** Takes what is there, and removes it. */
  List<String> drain(String queue) {
    String url = url(queue);
    List<String> bodies = new ArrayList<>();
    List<Message> messages;
    do {
      messages =
          client
              .receiveMessage(
                  receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
              .join()
              .messages();
      if (!messages.isEmpty()) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
          bodies.add(message.body());
          entries.add(
              DeleteMessageBatchRequestEntry.builder()
                  .id(Integer.toString(entries.size()))
                  .receiptHandle(message.receiptHandle())
                  .build());
        }
        client.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries)).join();
      }
    } while (!messages.isEmpty());
    return bodies;
  }

  /** Messages that are in the queue, in flight ones too. */
  int size(String queue) {
    String url = url(queue);
    Map<QueueAttributeName, String> attributes =
        client
            .getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .join()
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  static JsonObject json(String body) {
    return new JsonObject(body);
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }

  private String url(String queue) {
    return client.getQueueUrl(get -> get.queueName(queue)).join().queueUrl();
  }
}
