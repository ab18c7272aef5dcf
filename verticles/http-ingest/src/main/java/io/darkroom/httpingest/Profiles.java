package io.darkroom.httpingest;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.QueueDepth;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What an operator of profile images asks by HTTP: to have entities processed again, and how things
 * stand.
 */
final class Profiles {
  /** Most entities of one request = {@value}. */
  static final int MAX_ENTITIES = 1_000;

  /** How many are submitted at a time = {@value}. */
  private static final int BATCH = 50;

  private final Endpoints parts;
  private final ProfileOptions options;
  private final ApiKeys secret;
  private final Door door;
  private final Submitter submitter;

  private Profiles(Endpoints parts, Door door, Submitter submitter) {
    this.parts = parts;
    this.options = parts.options().profiles();
    this.secret = ApiKeys.of(List.of(options.authSecret()));
    this.door = door;
    this.submitter = submitter;
  }

  /** The endpoints. The first has a secret of its own, the second tells nothing that is secret. */
  static List<Endpoint> of(Endpoints parts, Door door, Submitter submitter) {
    Profiles profiles = new Profiles(parts, door, submitter);
    return List.of(
        Endpoint.open(POST, "/schedule-processing", profiles::schedule),
        Endpoint.open(GET, "/status", profiles::status));
  }

  private Future<?> schedule(RoutingContext ctx) {
    secret.check(ctx.request().getHeader(HttpHeaders.AUTHORIZATION));
    ctx.request().pause();
    Queries.none(ctx);
    return IncomingBody.of(parts.vertx(), ctx.request(), BodyRules.json(parts.options().limits()))
        .collect()
        .compose(body -> submit(entities(QueryJob.parse(body.toString()))))
        .compose(
            jobs ->
                Answers.json(
                    ctx, 200, new JsonObject().put("scheduled", jobs.size()).put("jobs", jobs)));
  }

  private static List<String> entities(JsonObject body) {
    Conf conf = Conf.of(body);
    List<String> entities = conf.texts("entities", List.of());
    if (entities.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, "entities", "must list at least one entity's id");
    } else if (entities.size() > MAX_ENTITIES) {
      conf.complain(
          Failure.INVALID_VALUE,
          "entities",
          "has " + entities.size() + " ids, at most " + MAX_ENTITIES + " are taken at once");
    } else if (!entities.stream().allMatch(ProfileEntity::isId)) {
      conf.complain(
          Failure.INVALID_VALUE, "entities", "must list ids of 1 to 128 letters and digits");
    }
    conf.done(entities);
    conf.throwIfAny();
    return List.copyOf(new LinkedHashSet<>(entities));
  }

  /** Asked again after a failure some are submitted twice, and found drawn the second time. */
  private Future<JsonArray> submit(List<String> entities) {
    JsonArray jobs = new JsonArray();
    Future<Void> done = Future.succeededFuture();
    for (int i = 0; i < entities.size(); i += BATCH) {
      List<String> batch = entities.subList(i, Math.min(entities.size(), i + BATCH));
      done =
          done.compose(before -> Future.all(batch.stream().map(this::submit).toList()))
              .map(
                  made -> {
                    made.list().forEach(jobs::add);
                    return null;
                  });
    }
    return done.map(jobs);
  }

  private Future<String> submit(String entity) {
    JobRequest request =
        door.read(
            new JsonObject()
                .put("operation", ProfileImagesOptions.OPERATION)
                .put("options", ProfileImagesOptions.of(entity, List.of()).toJson()),
            null);
    return submitter.submit(new Submission(Ids.next(), request, null, null)).map(job -> job.id());
  }

  private Future<?> status(RoutingContext ctx) {
    List<Future<JsonObject>> depths = new ArrayList<>();
    for (String kind : QueueDepth.KINDS) {
      // No bridge of that kind, or its broker is away: then it is not said.
      depths.add(
          parts.bus().ask(QueueDepth.ask(kind), new JsonObject()).otherwise(new JsonObject()));
    }
    return parts
        .bus()
        .ask(Jobs.STATS, new JsonObject())
        .compose(
            stats ->
                Future.all(depths)
                    .compose(all -> Answers.json(ctx, 200, status(stats, all.list()))));
  }

  private JsonObject status(JsonObject stats, List<JsonObject> depths) {
    JsonObject queues = new JsonObject();
    depths.forEach(queues::mergeIn);
    return new JsonObject()
        .put("commitHash", options.places().commit())
        .put("version", options.places().version())
        .put(
            "jobs",
            new JsonObject()
                .put("queued", count(stats, "queued"))
                .put("running", count(stats, "running")))
        .put("queues", queues);
  }

  private static long count(JsonObject stats, String state) {
    return stats.getJsonObject(state, new JsonObject()).getLong(ProfileImagesOptions.OPERATION, 0L);
  }
}
