/**
 * The role {@code kafka-bridge}: messages of topics become jobs, and jobs' ends become messages of
 * topics.
 *
 * <p>Inward, a {@code KafkaSource} for each consumer of a route drives a {@code Subscription} on a
 * thread of its own. What is polled is held, the partitions paused, and polling goes on meanwhile,
 * so that no {@code max.poll.interval.ms} can bite however long {@code jobs} is away. {@code
 * Progress} knows of each partition up to where everything is durable, and no offset beyond that is
 * ever committed. What cannot be read goes to the {@code DeadLetters} topic with its key, its
 * bytes, its headers and the reason.
 *
 * <p>Outward, {@code KafkaSink} writes each message as its topic wants it, in JSON or in Avro, and
 * waits until all in-sync replicas have it.
 *
 * <p>The producer is driven by Vert.x's client. The consumer is Apache Kafka's own: only inside
 * {@code poll}, on the polling thread, is it known for certain which partitions are ours, and
 * Vert.x's wrapper tells it later, elsewhere. So is the admin client, since the wrapper cannot say
 * "as many partitions as the broker gives".
 */
package io.darkroom.kafkabridge;
