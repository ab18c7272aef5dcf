package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One request for work, as its sender gave it and as it stays for the life of the job.
 *
 * @param operation what to do: {@code renditions}, ...
 * @param source where the image comes from; null for operations that need none
 * @param options the operation's own, checked by its {@link OperationSpec}
 * @param output where the renditions go
 * @param notification who hears when the job has ended
 * @param metadata the sender's own; comes back untouched
 * @param priority higher goes first; -100 to 100
 * @param maxAttempts how often it is tried before it has failed; 0 for the installation's default
 * @param timeoutMillis longest time one attempt may take; 0 for the installation's default
 * @param supersedes what the job is the newest word about; null for nothing
 * @param parent the id of the job that this one is a part of; null for a job of its own. Only
 *     workers make parts: it is not read from what a sender gives
 */
public record JobRequest(
    String operation,
    Source source,
    JsonObject options,
    Output output,
    Notify notification,
    JsonObject metadata,
    int priority,
    int maxAttempts,
    long timeoutMillis,
    Supersedes supersedes,
    String parent) {
  /** The operation of a job that names none = {@value}. */
  public static final String DEFAULT_OPERATION = "renditions";

  /** Most attempts a sender may ask for = {@value}. */
  public static final int MAX_ATTEMPTS = 20;

  /** A request with only what every job has. */
  public static JobRequest of(String operation, Source source, JsonObject options) {
    return new JobRequest(
        operation,
        source,
        options,
        Output.DEFAULT,
        Notify.NOBODY,
        new JsonObject(),
        0,
        0,
        0,
        null,
        null);
  }

  /** The same, with another source, or none: null. */
  public JobRequest from(Source other) {
    return changed(draft -> draft.source = other);
  }

  /** The same, with its results elsewhere. */
  public JobRequest to(Output other) {
    return changed(draft -> draft.output = other);
  }

  /** The same, of whose end others hear, or in another way. */
  public JobRequest notifying(Notify other) {
    return changed(draft -> draft.notification = other);
  }

  /** The same, with other words of the sender's own. */
  public JobRequest saying(JsonObject other) {
    return changed(draft -> draft.metadata = other);
  }

  /** The same, so urgent. */
  public JobRequest prioritised(int other) {
    return changed(draft -> draft.priority = other);
  }

  /** The same, with so much patience. */
  public JobRequest trying(int attempts, long millis) {
    return changed(
        draft -> {
          draft.maxAttempts = attempts;
          draft.timeoutMillis = millis;
        });
  }

  /** The same, as the newest word about something. */
  public JobRequest superseding(Supersedes older) {
    return changed(draft -> draft.supersedes = older);
  }

  /**
   * The request as one for a part of a job: what it makes goes where parts of that job have their
   * products, nobody else hears of its end, and it is as urgent as the job.
   */
  public JobRequest asPartOf(String job, int itsPriority) {
    return changed(
        draft -> {
          draft.output = Output.ofPartsOf(job);
          draft.notification = Notify.NOBODY;
          draft.priority = itsPriority;
          draft.supersedes = null;
          draft.parent = job;
        });
  }

  private JobRequest changed(Consumer<RequestDraft> change) {
    RequestDraft draft = new RequestDraft(this);
    change.accept(draft);
    return draft.build();
  }

  /**
   * Reads a sender's JSON, complaining about everything that is wrong with it. A preset that it
   * names is put into its options.
   *
   * @param upload the image that came along; null for none
   */
  public static JobRequest read(
      Conf conf, Map<String, OperationSpec> operations, Presets presets, Source upload) {
    String operation = conf.text("operation", DEFAULT_OPERATION);
    OperationSpec spec = operations.get(operation);
    if (spec != null && spec.internal()) {
      spec = null;
    }
    Conf asked = conf.section("options");
    JsonObject options =
        presets.resolve(asked, conf.object("options"), spec == null ? operation : spec.presetsOf());
    if (spec == null) {
      List<String> known = known(operations);
      String nearest = Nearest.of(operation, known);
      conf.complain(
          Failure.UNKNOWN_OPERATION,
          "operation",
          "is \""
              + operation
              + "\""
              + (nearest == null ? "" : "; did you mean " + nearest + "?")
              + " Known: "
              + String.join(", ", known)
              + ".");
    } else if (options != null) {
      spec.check(asked.replaced(options));
    }
    return conf.done(
        new JobRequest(
            operation,
            readSource(conf, spec, upload),
            options,
            Output.read(conf.section("output")),
            Notify.read(conf.section("notify")),
            conf.object("metadata"),
            conf.count("priority", 0, -100, 100),
            conf.count("maxAttempts", 0, 0, MAX_ATTEMPTS),
            conf.duration("timeout", Duration.ZERO).toMillis(),
            Supersedes.read(conf),
            null));
  }

  private static List<String> known(Map<String, OperationSpec> operations) {
    return operations.values().stream()
        .filter(spec -> !spec.internal())
        .map(OperationSpec::name)
        .sorted()
        .toList();
  }

  private static Source readSource(Conf conf, OperationSpec spec, Source upload) {
    boolean needed = spec == null || spec.needsSource();
    if (!needed && (upload != null || conf.has("source"))) {
      conf.complain(
          Failure.INVALID_VALUE,
          "source",
          "is not for the operation " + spec.name() + ", nor is an upload; see its options");
    }
    if (upload != null) {
      return upload;
    }
    if (conf.has("source")) {
      return Source.read(conf.section("source"));
    }
    if (needed && spec != null) {
      conf.complain(Failure.MISSING_FIELD, "source", "is missing; give source.url or source.blob");
    }
    return null;
  }

  /** As JSON, for the store and the bus. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject().put("operation", operation);
    if (source != null) {
      json.put("source", source.toJson());
    }
    json.put("options", options)
        .put("output", output.toJson())
        .put("notify", notification.toJson())
        .put("metadata", metadata)
        .put("priority", priority)
        .put("maxAttempts", maxAttempts)
        .put("timeoutMillis", timeoutMillis);
    if (supersedes != null) {
      json.put("supersedes", supersedes.toJson());
    }
    return parent == null ? json : json.put("parent", parent);
  }

  /** Reads what {@link #toJson} wrote. */
  public static JobRequest of(JsonObject json) {
    JsonObject source = json.getJsonObject("source");
    return new JobRequest(
        json.getString("operation"),
        source == null ? null : Source.of(source),
        json.getJsonObject("options", new JsonObject()),
        Output.of(json.getJsonObject("output")),
        Notify.of(json.getJsonObject("notify")),
        json.getJsonObject("metadata", new JsonObject()),
        json.getInteger("priority", 0),
        json.getInteger("maxAttempts", 0),
        json.getLong("timeoutMillis", 0L),
        Supersedes.of(json.getJsonObject("supersedes")),
        json.getString("parent"));
  }
}
