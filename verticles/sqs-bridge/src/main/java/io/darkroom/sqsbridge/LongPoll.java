package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Waits at SQS for messages, and stops waiting without disturbing them. A poll that is cut off goes
 * on at SQS: what comes meanwhile is given to nobody, and is away until its visibility ends. So
 * when it is to stop, whoever waits here is answered at once, the poll is let go on for a while,
 * and what it still brings is given back.
 */
final class LongPoll {
  private final SqsConnection connection;
  private final SqsOptions options;
  private final Duration wait;
  private final KnownQueues known;
  private final Function<List<Incoming>, Future<Void>> release;
  private Promise<List<Incoming>> waiting = Promise.promise();
  private CompletableFuture<ReceiveMessageResponse> call = CompletableFuture.completedFuture(null);
  private Future<Void> ended = Future.succeededFuture();
  private boolean stopping;

  LongPoll(
      SqsConnection connection,
      SqsOptions options,
      Duration wait,
      KnownQueues known,
      Function<List<Incoming>, Future<Void>> release) {
    this.connection = connection;
    this.options = options;
    this.wait = wait;
    this.known = known;
    this.release = release;
  }

  /** Waits for messages of a queue. The failure is the SDK's own. */
  Future<List<Incoming>> start(String url, int most) {
    if (stopping) {
      return Future.succeededFuture(List.of());
    }
    known.received();
    Promise<List<Incoming>> answer = Promise.promise();
    waiting = answer;
    ended =
        connection
            .call(sqs -> call = sqs.receiveMessage(request(url, most)))
            .map(response -> response.messages().stream().map(LongPoll::incoming).toList())
            .onFailure(answer::tryFail)
            .compose(
                messages ->
                    answer.tryComplete(messages) || messages.isEmpty()
                        ? Future.succeededFuture()
                        : release.apply(messages));
    return answer.future();
  }

  /** Whoever waits gets nothing. */
  void stop() {
    stopping = true;
    waiting.tryComplete(List.of());
  }

  /** Completes when the poll has ended, or was cut off. */
  Future<Void> close() {
    Vertx vertx = connection.vertx();
    long cut =
        vertx.setTimer(Math.max(1, options.cutAfter().toMillis()), over -> call.cancel(true));
    return ended.otherwiseEmpty().onComplete(over -> vertx.cancelTimer(cut));
  }

  private ReceiveMessageRequest request(String url, int most) {
    Duration bound = wait.plus(options.requestTimeout());
    ReceiveMessageRequest.Builder request =
        ReceiveMessageRequest.builder()
            .queueUrl(url)
            .maxNumberOfMessages(Math.min(most, Batches.MOST))
            .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
            .visibilityTimeout(Math.toIntExact(options.visibility().toSeconds()))
            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
            .messageAttributeNames("All")
            .overrideConfiguration(call -> call.apiCallTimeout(bound));
    // When the SDK asks again since the answer was lost, the same messages are given again.
    return QueueName.isFifo(url)
        ? request.receiveRequestAttemptId(UUID.randomUUID().toString()).build()
        : request.build();
  }

  private static Incoming incoming(Message message) {
    return new Incoming(
        message.messageId(),
        Buffer.buffer(message.body()),
        message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
        Attributes.headers(message.messageAttributes()),
        message);
  }
}
