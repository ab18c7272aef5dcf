package io.darkroom.kafkabridge;

import io.darkroom.contract.DoorTools.Depth;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the groups of a route are behind: the bridge's in the topics that it reads, and in the
 * topics of dead letters that which remembers how far they were put back. Kafka does not know what
 * is in hand; that is among what waits.
 */
record Lag(KafkaSession session, KafkaRoute route) {
  /** A topic each. */
  Future<List<Depth>> depths() {
    DeadLetterLog letters = new DeadLetterLog(session, route);
    Future<List<Depth>> all = Future.succeededFuture(new ArrayList<>());
    for (String topic : route.from()) {
      all = all.compose(before -> add(before, route.group(), topic));
    }
    for (String topic : letters.topics()) {
      all = all.compose(before -> add(before, letters.group(), topic));
    }
    return all;
  }

  private Future<List<Depth>> add(List<Depth> before, String group, String topic) {
    return session
        .topics()
        .require(topic)
        .compose(there -> session.reading(group, topic, reader -> reader.behind(topic)))
        .map(
            waiting -> {
              before.add(new Depth(topic, waiting, 0, 0));
              return before;
            });
  }
}
