/**
 * The role {@code sqs-bridge}, between queues of Amazon SQS and jobs. {@link
 * io.darkroom.sqsbridge.SqsBridgeVerticle} is the door; what all bridges share is in {@code
 * io.darkroom.bridge}, what only SQS has is here.
 *
 * <p>Inward, an {@code SqsSource} a consumer: a {@code LongPoll} receives up to ten messages, which
 * are deleted with one call when their jobs are durable, and whose visibility is lengthened for as
 * long as they are held. A message that is given up is sent to the dead-letter queue with its
 * {@code Obituary}, and only then deleted. The MessageId identifies a message.
 *
 * <p>Outward, an {@code SqsSink} finds the queue by its name among the {@code KnownQueues}, and
 * {@code Mail} sends as many messages with one call as SQS takes.
 *
 * <p>Calls about many messages can fail for some of them: {@code Batches} makes them again for
 * those. {@code SqsErrors} says of each error whether the message is to blame, or SQS.
 */
package io.darkroom.sqsbridge;
