package io.darkroom.avatar.catalyst;

import io.darkroom.avatar.wardrobe.Wearable;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.httpclient.Fetched;
import io.darkroom.httpclient.GuardedClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * The content servers of profiles and wearables. One Vert.x context.
 *
 * <p>Failures, where no server has an answer: {@code CONTENT_UNAVAILABLE} when that may pass;
 * {@code CONTENT_CORRUPT} for files that are not what they are called; else what {@link
 * GuardedClient} fails with.
 */
public final class Catalyst {
  private final Vertx vertx;
  private final GuardedClient client;
  private final Rotation rotation;
  private final ContentCache contents;
  private final WearableCache wearables;
  private final Gauge gauge;

  public Catalyst(Vertx vertx, GuardedClient client, CatalystOptions options) {
    this.vertx = vertx;
    this.client = client;
    rotation = new Rotation(vertx, options);
    contents = new ContentCache(options.cache());
    wearables = new WearableCache(options);
    gauge =
        Gauge.builder("darkroom.avatar.content.bytes", contents, ContentCache::bytes)
            .description("files of content servers that are remembered")
            .register(Metrics.globalRegistry);
  }

  /** A server's address with the path of its content, whether it was given with that or not. */
  public static String base(String server) {
    String plain = server.replaceFirst("/+$", "");
    return plain.endsWith("/content") ? plain : plain + "/content";
  }

  /** A deployed profile; {@code ENTITY_NOT_FOUND} when no server has it. */
  public Future<ProfileEntity> profile(String id, List<String> servers) {
    return rotation
        .ask(
            servers,
            server ->
                active(server, "ids", List.of(id))
                    .map(
                        entities ->
                            entities.stream()
                                .filter(entity -> id.equals(entity.getValue("id")))
                                .findFirst()
                                .orElseThrow(() -> Failure.SOURCE_NOT_FOUND.with("not there"))))
        .recover(
            failure ->
                Future.failedFuture(
                    isMissing(failure)
                        ? Failure.ENTITY_NOT_FOUND.with(
                            "No content server has the profile " + id + ".")
                        : failure))
        .map(ProfileEntity::of);
  }

  /** Wearables by pointer, as the first server says that knows them; those unknown are left out. */
  public Future<Map<String, Wearable>> wearables(
      Collection<String> pointers, List<String> servers) {
    return wearables.get(pointers, circle(servers), missing -> everywhere(missing, servers));
  }

  /** A file, whole. */
  public Future<Content> content(String hash, List<String> servers) {
    return contents.get(
        hash,
        circle(servers),
        () ->
            rotation.ask(
                servers,
                server ->
                    client
                        .get(base(server) + "/contents/" + hash)
                        .compose(fetched -> checked(hash, fetched))));
  }

  /** A name for these servers, in whatever order: what one of them says is believed of all. */
  private static String circle(List<String> servers) {
    String all = String.join("\n", new TreeSet<>(servers.stream().map(Catalyst::base).toList()));
    byte[] hash = Blocks.sha256(all.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(hash);
  }

  /** Frees what was opened; the client is the caller's. */
  public void close() {
    Metrics.globalRegistry.remove(gauge);
  }

  /** Some servers know what others do not: those of test networks. */
  private Future<Map<String, Wearable>> everywhere(List<String> pointers, List<String> servers) {
    return rotation
        .ask(servers, server -> known(server, pointers))
        .compose(
            found -> {
              List<String> missing = new ArrayList<>(pointers);
              missing.removeAll(found.keySet());
              return servers.size() == 1 || missing.isEmpty()
                  ? Future.succeededFuture(found)
                  : others(missing, servers, 0, found);
            });
  }

  /** Asks each server for what is still missing; one that fails has nothing. */
  private Future<Map<String, Wearable>> others(
      List<String> missing, List<String> servers, int at, Map<String, Wearable> found) {
    if (missing.isEmpty() || at == servers.size()) {
      return Future.succeededFuture(found);
    }
    return known(servers.get(at), missing)
        .otherwise(Map.of())
        .compose(
            more -> {
              found.putAll(more);
              List<String> left = new ArrayList<>(missing);
              left.removeAll(more.keySet());
              return others(left, servers, at + 1, found);
            });
  }

  private Future<Map<String, Wearable>> known(String server, List<String> pointers) {
    return active(server, "pointers", pointers)
        .map(
            entities -> {
              Map<String, Wearable> found = new LinkedHashMap<>();
              for (JsonObject entity : entities) {
                for (String pointer : pointersOf(entity)) {
                  Wearable wearable =
                      pointers.contains(pointer) ? Wearable.of(pointer, entity) : null;
                  if (wearable != null) {
                    found.putIfAbsent(pointer, wearable);
                  }
                }
              }
              return found;
            });
  }

  private Future<List<JsonObject>> active(String server, String by, List<String> names) {
    Buffer question = new JsonObject().put(by, new JsonArray(names)).toBuffer();
    return client
        .ask(base(server) + "/entities/active", question)
        .compose(answer -> offLoop(() -> entities(answer)));
  }

  private static List<JsonObject> entities(Fetched answer) {
    try {
      List<JsonObject> entities = new ArrayList<>();
      new JsonArray(answer.body())
          .forEach(
              one -> {
                if (one instanceof JsonObject entity) {
                  entities.add(entity);
                }
              });
      return entities;
    } catch (DecodeException | ClassCastException error) {
      throw Failure.CONTENT_UNAVAILABLE.with(
          "A content server answered with what is no list of entities.", error);
    }
  }

  private static List<String> pointersOf(JsonObject entity) {
    List<String> pointers = new ArrayList<>();
    if (entity.getValue("pointers") instanceof JsonArray array) {
      for (Object one : array) {
        if (one instanceof String pointer) {
          pointers.add(pointer.toLowerCase(Locale.ROOT));
        }
      }
    }
    return pointers;
  }

  private Future<Content> checked(String hash, Fetched fetched) {
    return offLoop(
        () -> {
          Cid.Verdict verdict = Cid.check(hash, fetched.body().getBytes());
          if (verdict == Cid.Verdict.WRONG) {
            throw Failure.CONTENT_CORRUPT.with(
                "What a content server gave as " + hash + " is something else.");
          }
          return new Content(fetched.body(), verdict == Cid.Verdict.RIGHT);
        });
  }

  private <T> Future<T> offLoop(Callable<T> callable) {
    return vertx.executeBlocking(callable, false);
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof DarkroomException ours && ours.failure() == Failure.SOURCE_NOT_FOUND;
  }
}
