package io.darkroom.launcher.cli;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Rendition;
import io.darkroom.launcher.cli.api.JobWait;
import io.darkroom.launcher.cli.screen.Amounts;
import io.darkroom.launcher.cli.screen.Screen;
import io.darkroom.launcher.cli.screen.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Jobs in words. */
public final class JobText {
  private JobText() {}

  /** Everything about one job that a person asks for. */
  static List<String> whole(JobView job) {
    JsonObject json = job.json();
    List<String> lines = new ArrayList<>();
    lines.add(job.id() + "  " + job.state().wire());
    fact(lines, "operation", job.operation());
    fact(lines, "created", json.getString("createdAt"));
    fact(lines, "started", json.getString("startedAt"));
    fact(lines, "finished", json.getString("finishedAt"));
    fact(lines, "next try", json.getString("notBefore"));
    if (json.getInteger("attempts", 0) > 1) {
      fact(lines, "attempts", json.getInteger("attempts").toString());
    }
    fact(lines, "progress", progress(Progress.of(json.getJsonObject("progress"))));
    fact(lines, "failure", failure(job));
    sourcesThatFailed(json).forEach(one -> fact(lines, "source", one));
    JsonArray deliveries = json.getJsonArray("deliveries", new JsonArray());
    deliveries.stream()
        .map(JsonObject.class::cast)
        .forEach(one -> fact(lines, "delivery", delivery(one)));
    if (!job.renditions().isEmpty()) {
      lines.add("");
      lines.addAll(renditions(job.renditions()));
    }
    return lines;
  }

  /** A page of jobs, one a line. */
  static List<String> page(JsonObject page) {
    Table table = new Table("ID", "STATE", "OPERATION", "CREATED", "");
    JsonArray items = page.getJsonArray("items", new JsonArray());
    for (Object item : items) {
      JobView job = new JobView((JsonObject) item);
      table.add(
          job.id(),
          job.state().wire(),
          job.operation(),
          job.json().getString("createdAt"),
          failure(job));
    }
    return items.isEmpty() ? List.of("No jobs.") : table.lines("");
  }

  /** What was made, as a table. */
  public static List<String> renditions(List<Rendition> renditions) {
    Table table = new Table("RENDITION", "FORMAT", ">PIXELS", ">SIZE");
    for (Rendition one : renditions) {
      table.add(
          one.name(),
          format(one),
          Amounts.pixels(one.width(), one.height()),
          Amounts.bytes(one.bytes()));
    }
    return table.lines("  ");
  }

  /** A rendition's format by its media type: {@code jpeg}. */
  public static String format(Rendition rendition) {
    return rendition.contentType().replaceFirst("^image/", "");
  }

  /** {@code CODE: message} of a job that has failed; else null. */
  public static String failure(JobView job) {
    JsonObject failure = job.json().getJsonObject("failure");
    return failure == null ? null : failure.getString("code") + ": " + failure.getString("message");
  }

  /** Of a batch that has succeeded without some of its sources, those. */
  private static List<String> sourcesThatFailed(JsonObject job) {
    return job
        .getJsonObject("result", new JsonObject())
        .getJsonObject("sources", new JsonObject())
        .stream()
        .filter(source -> ((JsonObject) source.getValue()).containsKey("failure"))
        .map(
            source -> source.getKey() + ", " + failure(new JobView((JsonObject) source.getValue())))
        .toList();
  }

  /** Draws where a job stands. */
  public static void draw(Screen screen, JobWait.Step step) {
    Progress progress = step.progress();
    if (step.state().finished()) {
      screen.clear();
    } else if (step.state() == JobState.QUEUED || progress == null) {
      screen.progress(step.state().wire(), step.state() == JobState.QUEUED ? 0 : -1, "");
    } else {
      double fraction = progress.total() == 0 ? -1 : (double) progress.done() / progress.total();
      String note = progress.total() == 0 ? "" : progress.done() + " of " + progress.total();
      screen.progress(progress.stage(), fraction, note);
    }
  }

  private static String progress(Progress progress) {
    if (progress == null) {
      return null;
    }
    return progress.total() == 0
        ? progress.stage()
        : progress.stage() + ", " + progress.done() + " of " + progress.total();
  }

  private static String delivery(JsonObject delivery) {
    return delivery.getString("state")
        + ", "
        + delivery.getString("kind")
        + " "
        + delivery.getString("address");
  }

  private static void fact(List<String> lines, String name, String value) {
    if (value != null && !value.isEmpty()) {
      lines.add(String.format("  %-10s %s", name, value));
    }
  }
}
