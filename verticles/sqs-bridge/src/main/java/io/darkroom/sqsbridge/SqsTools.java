package io.darkroom.sqsbridge;

import io.darkroom.bridge.NamedQueues;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DoorTools;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.Nearest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What an engineer does at SQS without another client. */
public final class SqsTools implements DoorTools {
  private static final String SECTION = SqsBridgeVerticle.KIND + "-bridge";

  @Override
  public String name() {
    return SqsBridgeVerticle.KIND;
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    Conf conf = Conf.of(root);
    Conf section = conf.section(SECTION);
    SqsOptions options = SqsOptions.read(section);
    Conf ways = section.section("routes");
    List<SqsRoute> routes =
        ways.keys().stream().map(name -> SqsRoute.read(ways.section(name), options)).toList();
    return conf.complaints().isEmpty()
        ? setUp(vertx, options, routes, List.copyOf(NamedQueues.in(root, SqsBridgeVerticle.KIND)))
        : Future.failedFuture(
            Failure.INVALID_CONFIGURATION.with(String.join(" ", conf.complaints())));
  }

  private static Future<List<String>> setUp(
      Vertx vertx, SqsOptions options, List<SqsRoute> routes, List<String> targets) {
    return routes.isEmpty() && targets.isEmpty()
        ? Future.succeededFuture(List.of())
        : SqsConnection.open(vertx, options)
            .compose(
                connection ->
                    new SqsSetUp(connection, options)
                        .run(routes, targets)
                        .eventually(connection::close));
  }

  @Override
  public <T> Future<T> sending(
      Vertx vertx, JsonObject root, String route, Function<Sender, Future<T>> work) {
    return at(
        vertx,
        root,
        route,
        (connection, it) -> {
          Mail mail = mail(connection);
          return connection
              .url(it.from())
              .compose(url -> work.apply(message -> send(mail, url, message)));
        });
  }

  private static Future<String> send(Mail mail, String url, JsonObject message) {
    String id = Ids.next();
    return mail.send(url, List.of(new Letter(SqsText.json(message), Map.of(), id, id)))
        .compose(
            posted ->
                posted.get(0).failure() == null
                    ? Future.succeededFuture(posted.get(0).id())
                    : Future.failedFuture(posted.get(0).failure()));
  }

  @Override
  public Future<List<DeadLetter>> deadLetters(
      Vertx vertx, JsonObject root, String route, int limit) {
    return atLine(
        vertx, root, route, (connection, line) -> deadLetterQueue(connection, line).list(limit));
  }

  @Override
  public Future<Integer> redrive(Vertx vertx, JsonObject root, String route, int limit) {
    return atLine(
        vertx,
        root,
        route,
        (connection, line) -> deadLetterQueue(connection, line).redrive(line.url(), limit));
  }

  @Override
  public Future<List<Depth>> depths(Vertx vertx, JsonObject root, String route) {
    return atLine(
        vertx,
        root,
        route,
        (connection, line) ->
            Future.all(Counts.of(connection, line.url()), Counts.of(connection, line.deadLetters()))
                .map(both -> both.<Depth>list()));
  }

  /** SQS takes up to a minute, and lets a queue be purged once in that time. */
  @Override
  public Future<Void> purge(Vertx vertx, JsonObject root, String route, boolean deadLetters) {
    return atLine(
        vertx,
        root,
        route,
        (connection, line) -> {
          String url = deadLetters ? line.deadLetters() : line.url();
          return connection
              .call(sqs -> sqs.purgeQueue(purge -> purge.queueUrl(url)))
              .<Void>mapEmpty()
              .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
        });
  }

  private static DeadLetterQueue deadLetterQueue(SqsConnection connection, Line line) {
    return new DeadLetterQueue(connection, mail(connection), line.deadLetters());
  }

  private static Mail mail(SqsConnection connection) {
    return new Mail(connection, SqsOptions.LARGEST_MESSAGE);
  }

  /** Does it with the two queues of a route. */
  private static <T> Future<T> atLine(
      Vertx vertx, JsonObject root, String route, BiFunction<SqsConnection, Line, Future<T>> what) {
    return at(
        vertx,
        root,
        route,
        (connection, it) -> Line.of(it, connection).compose(line -> what.apply(connection, line)));
  }

  /** Does it with a connection of its own. */
  private static <T> Future<T> at(
      Vertx vertx,
      JsonObject root,
      String route,
      BiFunction<SqsConnection, SqsRoute, Future<T>> what) {
    Named named;
    try {
      named = Named.read(root, route);
    } catch (RuntimeException error) {
      return Future.failedFuture(error);
    }
    return SqsConnection.open(vertx, named.options())
        .compose(connection -> what.apply(connection, named.route()).eventually(connection::close));
  }

  /** A route, and how its server is reached. */
  private record Named(SqsOptions options, SqsRoute route) {
    static Named read(JsonObject root, String name) {
      Conf conf = Conf.of(root);
      Conf section = conf.section(SECTION);
      SqsOptions options = SqsOptions.read(section);
      Conf ways = section.section("routes");
      if (!ways.keys().contains(name)) {
        String nearest = Nearest.of(name, ways.keys());
        throw Failure.INVALID_CONFIGURATION.with(
            "There is no route %s in %s.routes%s There are: %s."
                .formatted(
                    name,
                    SECTION,
                    nearest == null ? "." : "; did you mean " + nearest + "?",
                    String.join(", ", ways.keys())));
      }
      SqsRoute route = SqsRoute.read(ways.section(name), options);
      conf.throwIfAny();
      return new Named(options, route);
    }
  }
}
