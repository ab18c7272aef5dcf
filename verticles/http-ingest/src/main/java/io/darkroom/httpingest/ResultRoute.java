package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Nearest;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /v1/jobs/{id}/results/{rendition}}: the bytes of one rendition. */
final class ResultRoute {
  private final Bus bus;
  private final ResultBytes bytes;

  ResultRoute(Bus bus, ResultBytes bytes) {
    this.bus = bus;
    this.bytes = bytes;
  }

  Future<?> get(RoutingContext ctx) {
    return find(ctx).compose(rendition -> bytes.get(ctx, rendition));
  }

  Future<?> head(RoutingContext ctx) {
    return find(ctx).compose(rendition -> bytes.head(ctx, rendition));
  }

  private Future<Rendition> find(RoutingContext ctx) {
    Queries.none(ctx);
    String name = ctx.pathParam("rendition");
    return bus.ask(Jobs.GET, Requests.jobId(ctx)).map(job -> find(job, name));
  }

  private static Rendition find(JobView job, String name) {
    if (!job.state().finished()) {
      throw Failure.JOB_NOT_FINISHED.with(
          "The job is " + job.state().wire() + "; its results are there when it has succeeded.");
    }
    List<String> names = job.renditions().stream().map(Rendition::name).toList();
    return job.renditions().stream()
        .filter(rendition -> rendition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound(job, name, names));
  }

  private static DarkroomException notFound(JobView job, String name, List<String> names) {
    String nearest = Nearest.of(name, names);
    return Failure.RENDITION_NOT_FOUND.with(
        "The job has "
            + job.state().wire()
            + " and has no rendition of that name"
            + (nearest == null ? "" : "; did you mean " + nearest + "?")
            + (names.isEmpty() ? "." : " It has: " + String.join(", ", names) + "."));
  }
}
