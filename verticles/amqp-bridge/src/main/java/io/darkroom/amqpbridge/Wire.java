package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonLink;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import io.vertx.proton.ProtonSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.SaslException;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;

/**
 * A connection to the broker, and the links over it. The client makes the connection; the links are
 * those of the protocol engine beneath it, since the client's receiver takes one message more than
 * it was asked for, and its sender says neither why a message was refused nor anything at all when
 * the connection is lost. Lives on one event loop.
 */
final class Wire {
  private static final long CLOSE_MILLIS = 2_000;

  /** What Artemis wants to hear to take the name for that of a queue, and not of a topic. */
  private static final Symbol QUEUE = Symbol.valueOf("queue");

  /** Messages that are received so stay in the queue. */
  private static final Symbol COPY = Symbol.valueOf("copy");

  private final AmqpOptions options;
  private final AmqpConnection connection;
  private final ProtonConnection proton;
  private final Set<Link<?>> links = new LinkedHashSet<>();
  private String lost;

  private Wire(AmqpOptions options, AmqpConnection connection) {
    this.options = options;
    this.connection = connection;
    // The client forgets it when the connection is lost.
    proton = connection.unwrap();
    connection.exceptionHandler(error -> lost(error.getMessage()));
    connection.closeFuture().onComplete(closed -> lost("Connection closed"));
  }

  /** Connects; fails with BROKER_UNAVAILABLE within bounded time. */
  static Future<Wire> open(Vertx vertx, AmqpOptions options) {
    AmqpClient client = AmqpClient.create(vertx, options.client());
    Future<AmqpConnection> opening = client.connect();
    return opening
        .timeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(connection -> new Wire(options, connection))
        .recover(
            error -> {
              opening.onSuccess(AmqpConnection::close);
              return Future.failedFuture(
                  AmqpErrors.unavailable(
                      error instanceof SaslException
                          ? "The AMQP broker does not let the bridge in: see amqp-bridge.user."
                          : "The AMQP broker is not reached: see amqp-bridge.uri.",
                      error));
            });
  }

  /** Whether nothing goes over it any more. */
  boolean lost() {
    return lost != null;
  }

  /** Attaches a receiver, which gets nothing before it is given credit. */
  Future<Link<ProtonReceiver>> receiver(String queue, boolean browse) {
    if (lost()) {
      return Future.failedFuture(gone());
    }
    ProtonSession session = proton.createSession();
    ProtonReceiver receiver = session.createReceiver(options.addresses().of(queue));
    receiver.setPrefetch(0).setAutoAccept(false);
    Source source = (Source) receiver.getSource();
    if (options.dialect().manageable()) {
      source.setCapabilities(QUEUE);
    }
    if (browse) {
      source.setDistributionMode(COPY);
    }
    return attach(new Link<>(queue, session, receiver));
  }

  /** Attaches a sender. */
  Future<Link<ProtonSender>> sender(String queue) {
    if (lost()) {
      return Future.failedFuture(gone());
    }
    ProtonSession session = proton.createSession();
    ProtonSender sender = session.createSender(options.addresses().of(queue));
    if (options.dialect().manageable()) {
      ((Target) sender.getTarget()).setCapabilities(QUEUE);
    }
    return attach(new Link<>(queue, session, sender));
  }

  /** Completes if the queue is there, and fails with QUEUE_NOT_FOUND if not. Takes no message. */
  Future<Void> find(String queue) {
    return receiver(queue, false)
        .map(
            link -> {
              link.close(AmqpErrors.unavailable("Found; not needed any more.", null));
              return null;
            });
  }

  /** A client's own view, for what needs no care. */
  AmqpConnection client() {
    return connection;
  }

  /** Closes the connection, which gives back to the broker what is unsettled. */
  Future<Void> close() {
    if (lost()) {
      return Future.succeededFuture();
    }
    return connection
        .close()
        .timeout(CLOSE_MILLIS, TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .onComplete(
            closed -> {
              if (!proton.isDisconnected()) {
                proton.disconnect();
              }
              lost("Connection closed");
            });
  }

  private <L extends ProtonLink<L>> Future<Link<L>> attach(Link<L> link) {
    links.add(link);
    link.ended().onComplete(ended -> links.remove(link));
    link.open();
    return link.attached()
        .timeout(options.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .transform(
            attached -> {
              if (attached.succeeded()) {
                return Future.succeededFuture(link);
              }
              if (link.why() == null) {
                // Whoever does not answer this answers nothing: the next has a new connection.
                close();
              }
              link.close(
                  AmqpErrors.unavailable(
                      "The broker does not answer about the queue " + link.queue() + ".",
                      attached.cause()));
              return Future.failedFuture(link.why());
            });
  }

  private void lost(String words) {
    if (lost == null) {
      lost = words;
      List.copyOf(links).forEach(link -> link.end(gone()));
    }
  }

  private DarkroomException gone() {
    return Failure.BROKER_UNAVAILABLE.with(
        "The connection to the AMQP broker was lost (" + lost + ").");
  }
}
