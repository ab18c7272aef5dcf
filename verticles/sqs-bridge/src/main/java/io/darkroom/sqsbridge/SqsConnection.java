package io.darkroom.sqsbridge;

import io.darkroom.contract.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/**
 * The SDK's client, and the way back from its threads: what is asked here is answered on the
 * context that opened it.
 */
record SqsConnection(Vertx vertx, Context context, SqsAsyncClient client) {
  /** Most connections = {@value}: how much is under way at once is bounded elsewhere. */
  private static final int MAX_CONNECTIONS = 1_024;

  private static final int LIST_PAGE = 1_000;

  /** Makes the client, which connects to nothing yet. */
  static Future<SqsConnection> open(Vertx vertx, SqsOptions options) {
    Context context = vertx.getOrCreateContext();
    // Loads much of the SDK, and the default credential chain may ask the network.
    return vertx
        .executeBlocking(() -> client(options), false)
        .map(client -> new SqsConnection(vertx, context, client));
  }

  /** Calls SQS. The failure is the SDK's own. */
  <T> Future<T> call(Function<SqsAsyncClient, CompletableFuture<T>> call) {
    try {
      return Future.fromCompletionStage(call.apply(client), context);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** The URL of a queue. QUEUE_NOT_FOUND. */
  Future<String> url(String queue) {
    return QueueName.isUrl(queue)
        ? Future.succeededFuture(queue)
        : call(sqs -> sqs.getQueueUrl(get -> get.queueName(queue)))
            .map(answer -> answer.queueUrl())
            .recover(error -> Future.failedFuture(SqsErrors.of(error, queue)));
  }

  /** URLs of all queues there are, by name. */
  Future<Map<String, String>> listQueues() {
    return listQueues(new HashMap<>(), null)
        .recover(error -> Future.failedFuture(SqsErrors.of(error, "*")));
  }

  private Future<Map<String, String>> listQueues(Map<String, String> before, String token) {
    return call(sqs -> sqs.listQueues(list -> list.maxResults(LIST_PAGE).nextToken(token)))
        .compose(page -> listed(page, before));
  }

  private Future<Map<String, String>> listed(ListQueuesResponse page, Map<String, String> before) {
    page.queueUrls().forEach(url -> before.put(QueueName.of(url), url));
    return page.nextToken() == null
        ? Future.succeededFuture(Map.copyOf(before))
        : listQueues(before, page.nextToken());
  }

  /** Frees connections and threads. */
  Future<Void> close() {
    return vertx.executeBlocking(
        () -> {
          client.close();
          return null;
        },
        false);
  }

  private static SqsAsyncClient client(SqsOptions options) {
    // A long poll is silent for as long as it waits.
    Duration silence = options.waitTime().plus(options.requestTimeout());
    SqsAsyncClientBuilder client =
        SqsAsyncClient.builder()
            .region(Region.of(options.region()))
            .credentialsProvider(credentials(options))
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(MAX_CONNECTIONS)
                    .connectionTimeout(options.connectTimeout())
                    .connectionAcquisitionTimeout(options.requestTimeout())
                    .readTimeout(silence)
                    .writeTimeout(options.requestTimeout()))
            .overrideConfiguration(
                calls ->
                    calls
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(options.requestTimeout()));
    if (options.endpoint() != null) {
      client.endpointOverride(options.endpoint());
    }
    return client.build();
  }

  private static AwsCredentialsProvider credentials(SqsOptions options) {
    if (options.accessKey() != null) {
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(options.accessKey(), options.secretKey()));
    }
    // Fetched once here, and renewed in the background: never on an event loop.
    DefaultCredentialsProvider chain =
        DefaultCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build();
    try {
      chain.resolveCredentials();
    } catch (SdkClientException none) {
      throw Failure.INVALID_CONFIGURATION.with(
          "No credentials for SQS were found; set sqs-bridge.accessKey and secretKey, or give them"
              + " where the SDK's default chain looks.",
          none);
    }
    return chain;
  }
}
