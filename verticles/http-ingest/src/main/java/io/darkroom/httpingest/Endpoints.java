package io.darkroom.httpingest;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;

import io.darkroom.contract.bus.Bus;
import io.darkroom.httpingest.tokens.TokenVerifier;
import io.darkroom.messages.Door;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Every endpoint there is, and the parts they are made of. The OpenAPI document has exactly these;
 * those of avatars, of maps, of magnifying and of profiles are there when they are enabled.
 *
 * @param verifier of avatars' tokens, where there are any
 * @param stopping true from when the verticle stops
 */
record Endpoints(
    Vertx vertx,
    Bus bus,
    BlobStore store,
    HttpIngestOptions options,
    IngestMetrics metrics,
    JobWatch watch,
    Optional<TokenVerifier> verifier,
    BooleanSupplier stopping) {

  List<Endpoint> all(Door door) {
    Limits limits = options.limits();
    Waits waits = options.waits();
    Submitter submitter = new Submitter(vertx, bus, watch, waits, options.handTo());
    SubmitRoute submit = new SubmitRoute(vertx, limits, door, submitter);
    Handover handover = new Handover(submitter, store, new Orphans(vertx, bus, store));
    UploadRoute upload =
        new UploadRoute(
            vertx, limits, options.formats(), door, submitter, store, handover, metrics);
    JobRoutes jobs = new JobRoutes(bus);
    EventsRoute events = new EventsRoute(vertx, bus, watch, waits);
    ResultBytes bytes = new ResultBytes(store, options);
    ResultRoute results = new ResultRoute(bus, bytes);
    DeliveryRoutes deliveries = new DeliveryRoutes(bus);
    QuarantineRoutes quarantine = new QuarantineRoutes(bus, store);
    HealthRoutes health = new HealthRoutes(bus, store, stopping, options.handTo() == null);
    MetricsRoute meters = new MetricsRoute(vertx);
    DocumentRoute document = new DocumentRoute();
    List<Endpoint> all = new ArrayList<>();
    if (options.avatars().enabled()) {
      all.addAll(Avatars.of(this, door, handover, health));
    }
    if (options.maps().enabled()) {
      all.addAll(Maps.of(this, door, bytes));
    }
    if (options.magnify().enabled()) {
      all.addAll(Magnify.of(this, door, submitter, health));
    }
    if (options.profiles().enabled()) {
      all.addAll(Profiles.of(this, door, submitter));
    }
    all.addAll(
        List.of(
            Endpoint.of(POST, "/v1/jobs", submit::submit),
            Endpoint.of(POST, "/v1/images", upload::upload),
            Endpoint.of(GET, "/v1/jobs", jobs::list),
            Endpoint.of(GET, "/v1/jobs/{id}", jobs::get),
            Endpoint.of(DELETE, "/v1/jobs/{id}", jobs::cancel),
            Endpoint.of(POST, "/v1/jobs/{id}/retry", jobs::retry),
            Endpoint.of(GET, "/v1/jobs/{id}/events", events::events),
            Endpoint.of(GET, "/v1/jobs/{id}/results/{rendition}", results::get),
            Endpoint.of(HEAD, "/v1/jobs/{id}/results/{rendition}", results::head),
            Endpoint.of(GET, "/v1/deliveries", deliveries::list),
            Endpoint.of(POST, "/v1/deliveries/{id}/replay", deliveries::replay),
            Endpoint.of(GET, "/v1/quarantine", quarantine::list),
            Endpoint.of(DELETE, "/v1/quarantine/{sha256}", quarantine::release),
            Endpoint.open(GET, "/health/live", health::live),
            Endpoint.open(GET, "/health/ready", health::ready),
            Endpoint.of(GET, "/metrics", meters::scrape),
            Endpoint.open(GET, "/openapi.yaml", document::get)));
    return all;
  }
}
