package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.SetUp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.util.List;

/** Makes the index that sweeps of episodes rest on, where there is a database to sweep. */
public final class SweepsSetUp implements SetUp {
  @Override
  public String name() {
    return "sweeps";
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    Conf conf = Conf.of(root);
    SweepsOptions options = SweepsOptions.read(conf);
    conf.throwIfAny();
    if (options.url() == null) {
      return Future.succeededFuture(List.of());
    }
    return vertx
        .executeBlocking(options::client)
        .compose(
            client -> {
              MongoClient mongo = MongoClient.create(vertx, client);
              return new Bucket(new Documents(mongo, options.bucket()))
                  .index()
                  .eventually(mongo::close);
            })
        .map(done -> List.of("ensured the unique index of collection " + options.bucket()));
  }
}
