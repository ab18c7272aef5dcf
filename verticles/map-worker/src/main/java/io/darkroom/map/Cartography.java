package io.darkroom.map;

import io.darkroom.contract.Failure;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.contract.maps.Tolerance;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.map.compose.Order;
import io.darkroom.map.fetch.Fetcher;
import io.darkroom.map.fetch.Haul;
import io.darkroom.map.plan.Layer;
import io.darkroom.map.plan.MapPlan;
import io.darkroom.map.plan.Piece;
import io.darkroom.map.plan.Sheet;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes pictures of maps for jobs in hand: plans them, fetches what they are made of, has them
 * drawn, and judges whether enough of them is there. Called on the work loop's context.
 *
 * <p>All three fail with {@code MAP_INCOMPLETE} or {@code MAP_NOT_COVERED} when too much is missing
 * for the job's {@link Tolerance}, with {@code INVALID_URL} or {@code ADDRESS_FORBIDDEN} for an
 * address that is not asked, and as children do ({@code CODEC_*}).
 */
public final class Cartography implements Painter {
  /** What a job's progress calls fetching = {@value}. */
  public static final String FETCHING = "fetching";

  /** What a job's progress calls drawing = {@value}. */
  public static final String COMPOSING = "composing";

  private final Fetcher fetcher;
  private final Atelier atelier;

  Cartography(Fetcher fetcher, Atelier atelier) {
    this.fetcher = fetcher;
    this.atelier = atelier;
  }

  /**
   * An image, whole.
   *
   * @param options of {@code map-image}, as checked at the door
   */
  public Future<Drawn> image(Work work, JsonObject options) {
    return draw(work, Order.Kind.IMAGE, Sheet.image(options), null);
  }

  /**
   * What all frames of an animation have in common.
   *
   * @param options of {@code map-animation}, as checked at the door
   */
  @Override
  public Future<Plate> plate(Work work, JsonObject options) {
    return draw(work, Order.Kind.PLATE, Sheet.frame(options, 0), null)
        .map(
            drawn ->
                new Plate(drawn.png(), (JsonObject) drawn.facts().remove("layout"), drawn.facts()));
  }

  /**
   * One frame of an animation.
   *
   * @param options of {@code map-animation}, as checked at the door
   * @param frame from 0
   */
  @Override
  public Future<Drawn> frame(Work work, JsonObject options, int frame, Plate plate) {
    return draw(work, Order.Kind.FRAME, Sheet.frame(options, frame), plate)
        .onSuccess(drawn -> drawn.facts().remove("layout"));
  }

  private Future<Drawn> draw(Work work, Order.Kind kind, Sheet sheet, Plate plate) {
    return work.compute(() -> new Job(work, kind, sheet, plate)).compose(Job::go);
  }

  /** One picture on its way. */
  private final class Job {
    private final Work work;
    private final Order.Kind kind;
    private final Sheet sheet;
    private final Plate plate;
    private final MapPlan plan;
    private final Supplies supplies;
    private final Tolerance tolerance;
    private final Coverage coverage;
    private final List<LayerCoverage> layers = new ArrayList<>();
    private long begun;

    Job(Work work, Order.Kind kind, Sheet sheet, Plate plate) {
      this.work = work;
      this.kind = kind;
      this.sheet = sheet;
      this.plate = plate;
      MapOptions options = sheet.read();
      plan = MapPlan.of(options);
      supplies = new Supplies(plan, kind);
      tolerance = options.tolerance();
      coverage = new Coverage(tolerance);
      for (Layer layer : plan.layers()) {
        layers.add(coverage.layer(layer, supplies.draws(layer), supplies.drawsLegend(layer)));
      }
    }

    Future<Drawn> go() {
      begun = System.nanoTime();
      return Haul.of(
              fetcher,
              supplies.wanted(),
              work.over(),
              (done, all) -> work.progress(done, all, FETCHING))
          .compose(this::compose);
    }

    private Future<Drawn> compose(Haul.Catch caught) {
      long fetching = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      supplies.tell(caught, layers);
      coverage.check();
      work.progress(0, 1, COMPOSING);
      return work.compute(
              () -> {
                supplies.take(caught, plate == null ? null : plate.png());
                return atelier.answer(plan, new Call(order().toJson(), supplies.files()));
              })
          .map(answer -> drawn(answer, caught, fetching));
    }

    private Order order() {
      return new Order(
          kind,
          sheet,
          supplies.pieceNumbers(),
          supplies.legendNumbers(),
          tolerance.onMissing() == Tolerance.OnMissing.MARK,
          plate == null ? null : plate.layout());
    }

    private Drawn drawn(Answer answer, Haul.Catch caught, long fetching) {
      JsonObject made = answer.what();
      made.getJsonArray("broken").forEach(one -> broken((JsonObject) one));
      coverage.check();
      JsonObject layout = made.getJsonObject("layout");
      Buffer png = answer.files().get(0);
      JsonObject facts =
          new JsonObject()
              .put("layout", layout)
              .put("map", map(layout))
              .put("coverage", coverage.toJson())
              .put(
                  "files",
                  new JsonObject()
                      .put("fetched", caught.files().size() - caught.kept())
                      .put("kept", caught.kept()))
              .put("took", made.getJsonObject("took").put(FETCHING, fetching))
              .put("warnings", made.getJsonArray("warnings"));
      return new Drawn(png, layout.getInteger("width"), layout.getInteger("height"), facts);
    }

    private void broken(JsonObject file) {
      int layer = file.getInteger("layer");
      int number = file.getInteger("piece");
      Failure failure = Failure.ofCode(file.getString("code"));
      if (number == Order.NONE) {
        layers.get(layer).legendMissing(failure.with(file.getString("message")));
      } else {
        Piece piece = plan.layers().get(layer).pieces().get(number);
        layers.get(layer).missing(piece, failure.with(file.getString("message")));
      }
    }

    private JsonObject map(JsonObject layout) {
      return new JsonObject()
          .put("x", layout.getInteger("mapX"))
          .put("y", layout.getInteger("mapY"))
          .put("width", plan.map().width())
          .put("height", plan.map().height())
          .put("zoom", plan.map().zoom());
    }
  }
}
