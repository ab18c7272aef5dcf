package io.darkroom.amqpbridge;

import io.darkroom.contract.FreePorts;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis in this JVM, with a journal, so that it can be stopped and started. Makes no queues. */
public final class ArtemisServer implements AutoCloseable {
  /** Where it puts what was rejected. */
  static final String DLQ = "DLQ";

  /** Queues whose name begins so are made when they are first used. */
  static final String MADE_ON_USE = "auto.";

  /** Queues whose name begins so have room for one message. */
  static final String SMALL = "small.";

  private final Path folder;
  private final String settings;
  private final int port = FreePorts.one();
  private EmbeddedActiveMQ server;

  /** Not yet there: see {@link #start}. */
  public ArtemisServer(Path folder) {
    this(folder, "");
  }

  /** With more settings of its door, as they stand in its address. */
  ArtemisServer(Path folder, String settings) {
    this.folder = folder;
    this.settings = settings;
  }

  public void start() {
    try {
      ConfigurationImpl config = new ConfigurationImpl();
      config.setSecurityEnabled(false);
      config.setJournalType(JournalType.NIO);
      config.setJournalDirectory(folder.resolve("journal").toString());
      config.setBindingsDirectory(folder.resolve("bindings").toString());
      config.setLargeMessagesDirectory(folder.resolve("large").toString());
      config.setPagingDirectory(folder.resolve("paging").toString());
      config.setJournalFileSize(1 << 20);
      config.addAcceptorConfiguration(
          "amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP" + settings);
      Map.of("#", fixed(), MADE_ON_USE + "#", made(), SMALL + "#", small())
          .forEach(config::addAddressSetting);
      server = new EmbeddedActiveMQ();
      server.setConfiguration(config);
      server.start();
      declare(DLQ);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }

  void stop() {
    try {
      server.stop();
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }

  /** Cuts all connections, as a network that fails. */
  void cut() {
    server.getActiveMQServer().getRemotingService().getConnections().forEach(it -> it.destroy());
  }

  public String uri() {
    return (settings.isEmpty() ? "amqp" : "amqps") + "://127.0.0.1:" + port;
  }

  public void declare(String queue) {
    try {
      server
          .getActiveMQServer()
          .createQueue(
              QueueConfiguration.of(queue)
                  .setRoutingType(RoutingType.ANYCAST)
                  .setDurable(true)
                  .setAutoCreateAddress(true),
              true);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }

  void delete(String queue) {
    try {
      server.getActiveMQServer().destroyQueue(SimpleString.of(queue), null, false, true);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }

  Queue queue(String name) {
    return server.getActiveMQServer().locateQueue(SimpleString.of(name));
  }

  int connections() {
    return server.getActiveMQServer().getRemotingService().getConnections().size();
  }

  /** Links over which clients send. */
  int senders() {
    return server.getActiveMQServer().getSessions().stream()
        .mapToInt(ServerSession::getProducerCount)
        .sum();
  }

  @Override
  public void close() {
    stop();
  }

  private static AddressSettings fixed() {
    return new AddressSettings()
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setDeadLetterAddress(SimpleString.of(DLQ))
        .setMaxDeliveryAttempts(3);
  }

  private static AddressSettings made() {
    return new AddressSettings().setAutoCreateQueues(true).setAutoCreateAddresses(true);
  }

  private static AddressSettings small() {
    return fixed().setMaxSizeMessages(1).setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL);
  }
}
