package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Reads a whole query, or throws all complaints about it. */
final class Queries {
  private Queries() {}

  static <T> T read(RoutingContext ctx, Function<Query, T> reader) {
    Conf complaints = Conf.of(new JsonObject());
    Query query = new Query(ctx.queryParams(), complaints);
    T read = reader.apply(query);
    query.done(name -> false);
    complaints.throwIfAny();
    return read;
  }

  /** Refuses any query. */
  static void none(RoutingContext ctx) {
    read(ctx, query -> null);
  }
}
