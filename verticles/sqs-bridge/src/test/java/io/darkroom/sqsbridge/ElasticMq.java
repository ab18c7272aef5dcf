package io.darkroom.sqsbridge;

import io.darkroom.contract.FreePorts;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * ElasticMQ in this JVM, and a client of its own. Its front can be stopped and started again at the
 * same port: the queues stay, as those of a server that keeps them do.
 */
public final class ElasticMq implements AutoCloseable {
  static final String REGION = "eu-west-1";

  private final ActorSystem system = ActorSystem.create("elasticmq");
  private final ActorRef queues =
      system.actorOf(
          Props.create(
              QueueManagerActor.class,
              new NowProvider(),
              StrictSQSLimits$.MODULE$,
              Option.empty()));
  private final SqsAsyncClient client;
  private SQSRestServer server;
  private final int port = FreePorts.one();

  /** Starts, at a port that is free. */
  public ElasticMq() {
    start();
    client =
        SqsAsyncClient.builder()
            .endpointOverride(endpoint())
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
  }

  void start() {
    TheSQSRestServerBuilder builder =
        SQSRestServerBuilder$.MODULE$
            .withInterface("127.0.0.1")
            .withActorSystem(system)
            .withQueueManagerActor(queues)
            .withSQSLimits(StrictSQSLimits$.MODULE$);
    server = builder.withPort(port).start();
    server.waitUntilStarted();
  }

  void stop() {
    server.stopAndWait();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What the section {@code sqs-bridge} needs to reach it. */
  public JsonObject section() {
    return new JsonObject()
        .put("endpoint", endpoint().toString())
        .put("region", REGION)
        .put("accessKey", "access")
        .put("secretKey", "secret")
        .put("waitTime", "1s")
        .put("requestTimeout", "3s");
  }

  public SqsAsyncClient client() {
    return client;
  }

  /** Makes a queue and gives its URL. */
  String create(String name, Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new HashMap<>(attributes);
    if (QueueName.isFifo(name)) {
      all.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return client.createQueue(create -> create.queueName(name).attributes(all)).join().queueUrl();
  }

  /** Makes a queue that redrives to another after so many receives. */
  public String create(String name, String deadLetters, int maxReceives) {
    create(deadLetters, Map.of());
    String policy =
        new JsonObject()
            .put("deadLetterTargetArn", "arn:aws:sqs:elasticmq:000000000000:" + deadLetters)
            .put("maxReceiveCount", maxReceives)
            .encode();
    return create(name, Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
  }

  String url(String queue) {
    return client.getQueueUrl(get -> get.queueName(queue)).join().queueUrl();
  }

  String send(String queue, String body) {
    return send(SendMessageRequest.builder().queueUrl(url(queue)).messageBody(body).build());
  }

  String send(SendMessageRequest message) {
    return client.sendMessage(message).join().messageId();
  }

  /** Receives and deletes what there is, up to ten. */
  List<Message> take(String queue) {
    List<Message> messages = look(queue, 30);
    String url = url(queue);
    messages.forEach(
        message ->
            client
                .deleteMessage(
                    delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()))
                .join());
    return messages;
  }

  /** Receives what there is, up to ten; others see it after that many seconds. */
  List<Message> look(String queue, int visibility) {
    String url = url(queue);
    return client
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(0)
                    .visibilityTimeout(visibility)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .join()
        .messages();
  }

  /** Messages that are there, visible or not. */
  long size(String queue) {
    return visible(queue) + invisible(queue);
  }

  long visible(String queue) {
    return number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  long invisible(String queue) {
    return number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  private long number(String queue, QueueAttributeName name) {
    String url = url(queue);
    return Long.parseLong(
        client
            .getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
            .join()
            .attributes()
            .get(name));
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
    try {
      system.getWhenTerminated();
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception error) {
      throw new AssertionError("ElasticMQ did not end", error);
    }
  }
}
