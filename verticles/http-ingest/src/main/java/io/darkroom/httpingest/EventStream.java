package io.darkroom.httpingest;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * One job's events to one client, as server-sent events: {@code state} with the job, {@code
 * progress} with how far it is. Begins with the job as it stands and ends with the job as it ended.
 *
 * <p>A notice only says that something changed; the states sent are read from {@code jobs}, so they
 * are right even if notices come late, twice or never. A client that does not keep up misses
 * progress, never a state.
 */
final class EventStream {
  private final Vertx vertx;
  private final Bus bus;
  private final Waits waits;
  private final String id;
  private final HttpServerResponse response;
  private final Promise<Void> over = Promise.promise();
  private JobState sent;
  private Progress progress;

  EventStream(Vertx vertx, Bus bus, Waits waits, String id, RoutingContext ctx) {
    this.vertx = vertx;
    this.bus = bus;
    this.waits = waits;
    this.id = id;
    this.response = ctx.response();
    ctx.addEndHandler(left -> over.tryComplete());
  }

  /** Runs until the job has ended or the client has left; fails if there is no such job. */
  Future<Void> run(JobWatch watch) {
    JobWatch.Listener listener = watch.listen(id, this::changed, over::tryComplete);
    long poll = vertx.setPeriodic(waits.poll().toMillis(), tick -> look());
    long heartbeat = vertx.setPeriodic(waits.heartbeat().toMillis(), tick -> write(": alive\n\n"));
    bus.ask(Jobs.GET, id).onSuccess(this::show).onFailure(over::tryFail);
    return over.future()
        .onComplete(
            done -> {
              listener.close();
              vertx.cancelTimer(poll);
              vertx.cancelTimer(heartbeat);
            })
        .compose(
            done ->
                response.closed() || response.ended() ? Future.succeededFuture() : response.end());
  }

  private void changed(Change change) {
    if (sent != null && change.state() != sent) {
      look();
    }
    if (sent == JobState.RUNNING && change.progress() != null) {
      tell(change.progress());
    }
  }

  private void look() {
    // A look that fails is followed by another: there is a poll.
    bus.ask(Jobs.GET, id).onSuccess(this::show);
  }

  private void show(JobView job) {
    if (over.future().isComplete()) {
      return;
    }
    if (sent == null) {
      response.setChunked(true);
      response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.putHeader("X-Accel-Buffering", "no");
    }
    if (job.state() != sent) {
      sent = job.state();
      progress = null;
      response.write(event("state", Links.with(job)));
    }
    if (job.state().finished()) {
      over.tryComplete();
    }
  }

  private void tell(Progress now) {
    if (!now.equals(progress)) {
      progress = now;
      write(event("progress", now.toJson()));
    }
  }

  private void write(String text) {
    if (sent != null && !over.future().isComplete() && !response.writeQueueFull()) {
      response.write(text);
    }
  }

  private static String event(String name, JsonObject data) {
    return "event: " + name + "\ndata: " + data.encode() + "\n\n";
  }
}
