package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.MessageFormats;
import io.darkroom.messages.Terms;
import java.util.function.Supplier;

/**
 * A way in: where messages come from and what becomes of them.
 *
 * @param name as configured; metrics and log lines have it
 * @param format how they are read
 * @param terms what holds where a message says nothing
 * @param consumers how many receive side by side; order is kept within each
 * @param batch most messages that one of them has unsettled
 * @param sources makes a source for each
 */
record Route(
    String name,
    MessageFormat format,
    Terms terms,
    int consumers,
    int batch,
    Supplier<Source> sources) {
  private static final int MOST_CONSUMERS = 64;

  static Route read(
      String kind,
      Batching batching,
      String name,
      Conf conf,
      MessageFormats formats,
      Broker broker) {
    return conf.done(
        new Route(
            name,
            formats.read(conf),
            Terms.read(kind, conf),
            conf.count("consumers", batching.consumers(), 1, MOST_CONSUMERS),
            conf.count("batch", batching.batch(), 1, batching.mostBatch()),
            broker.source(conf)));
  }
}
