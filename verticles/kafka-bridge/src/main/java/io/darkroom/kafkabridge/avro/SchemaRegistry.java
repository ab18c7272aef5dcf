package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Schemas by id, and ids by schema. An id's schema never changes, so it is asked for once and
 * remembered; failures are not. Several who want the same one wait for one answer. Used on one
 * context.
 */
public final class SchemaRegistry {
  /** A schema and the id that messages name it by. */
  record Registered(int id, Schema schema) {}

  /** Deepest that schemas may refer to others = {@value}. */
  static final int MAX_DEPTH = 8;

  /** Most schemas that one may be made of = {@value}. */
  static final int MAX_REFERENCES = 100;

  private final RegistryClient client;
  private final Map<Integer, Future<Schema>> byId;

  /** Of that registry; nothing is asked yet. */
  public SchemaRegistry(Vertx vertx, RegistryOptions options) {
    client = new RegistryClient(vertx, options);
    byId = new Recent<>(options.cache());
  }

  /** The schema with that id; SCHEMA_REGISTRY_UNAVAILABLE, SCHEMA_NOT_FOUND, INVALID_AVRO. */
  Future<Schema> byId(int id) {
    Future<Schema> known = byId.get(id);
    if (known != null) {
      return known;
    }
    Future<Schema> asked =
        client
            .get("/schemas/ids/" + id)
            .compose(
                answer ->
                    answer.found()
                        ? parse("with the id " + id, answer.body())
                        : Future.failedFuture(
                            Failure.SCHEMA_NOT_FOUND.with(
                                "The schema registry has no schema with the id " + id + ".")));
    byId.put(id, asked);
    return asked.onFailure(error -> byId.remove(id, asked));
  }

  /** Registers the schema under the subject, unless it is there, and gives it with its id. */
  Future<Registered> register(String subject, Schema schema) {
    return client
        .post(subject(subject) + "/versions", new JsonObject().put("schema", schema.toString()))
        .map(answer -> new Registered(id(answer.body(), subject), schema));
  }

  /** The schema with the id it has under the subject; SCHEMA_NOT_FOUND if it is not there. */
  Future<Registered> lookUp(String subject, Schema schema) {
    return client
        .post(subject(subject), new JsonObject().put("schema", schema.toString()))
        .map(
            answer -> {
              if (!answer.found()) {
                throw notThere("does not have this schema under the subject " + subject);
              }
              return new Registered(id(answer.body(), subject), schema);
            });
  }

  /** The subject's newest schema; SCHEMA_NOT_FOUND if it has none. */
  Future<Registered> latest(String subject) {
    return client
        .get(subject(subject) + "/versions/latest")
        .compose(
            answer ->
                answer.found()
                    ? parse("of the subject " + subject, answer.body())
                        .map(schema -> new Registered(id(answer.body(), subject), schema))
                    : Future.failedFuture(notThere("has no subject " + subject)));
  }

  /** Gives back its connections. */
  public Future<Void> close() {
    return client.close();
  }

  private Future<Schema> parse(String which, JsonObject body) {
    String type = body.getString("schemaType", "AVRO");
    if (!type.equals("AVRO")) {
      return Future.failedFuture(
          Failure.INVALID_AVRO.with("The schema " + which + " is of type " + type + ", not AVRO."));
    }
    Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    return references(body, parser, MAX_DEPTH, new LinkedHashMap<>())
        .map(known -> parsed(parser, which, body));
  }

  private static Schema parsed(Schema.Parser parser, String which, JsonObject body) {
    try {
      return parser.parse(body.getString("schema"));
    } catch (AvroRuntimeException error) {
      throw Failure.INVALID_AVRO.with(
          "The schema " + which + " is no Avro schema: " + error.getMessage(), error);
    }
  }

  /** Parses what the schema refers to, and what that refers to, before it. */
  private Future<Void> references(
      JsonObject body, Schema.Parser parser, int depth, Map<String, Boolean> seen) {
    Future<Void> all = Future.succeededFuture();
    for (Object one : body.getJsonArray("references", new JsonArray())) {
      JsonObject reference = (JsonObject) one;
      String path =
          subject(reference.getString("subject")) + "/versions/" + reference.getValue("version");
      if (seen.put(path, true) != null) {
        continue;
      }
      if (depth == 0 || seen.size() > MAX_REFERENCES) {
        return Future.failedFuture(
            Failure.INVALID_AVRO.with(
                "A schema refers to more than %d others, or deeper than %d."
                    .formatted(MAX_REFERENCES, MAX_DEPTH)));
      }
      all =
          all.compose(before -> client.get(path))
              .compose(
                  answer ->
                      answer.found()
                          ? references(answer.body(), parser, depth - 1, seen)
                              .map(done -> parsed(parser, "at " + path, answer.body()))
                              .<Void>mapEmpty()
                          : Future.failedFuture(notThere("has no " + path)));
    }
    return all;
  }

  private static String subject(String name) {
    return "/subjects/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static int id(JsonObject body, String subject) {
    if (body.getValue("id") instanceof Number id) {
      return id.intValue();
    }
    throw Failure.SCHEMA_REGISTRY_UNAVAILABLE.with(
        "The schema registry gave no id for the subject " + subject + ".");
  }

  private static RuntimeException notThere(String what) {
    return Failure.SCHEMA_NOT_FOUND.with("The schema registry " + what + ".");
  }
}
