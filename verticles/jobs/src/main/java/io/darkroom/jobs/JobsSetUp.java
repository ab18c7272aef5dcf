package io.darkroom.jobs;

import io.darkroom.contract.Conf;
import io.darkroom.contract.SetUp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Makes the job store's indexes. A SQLite file is one process's, and that makes its own. */
public final class JobsSetUp implements SetUp {
  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    Conf conf = Conf.of(root);
    JobsOptions options = JobsOptions.read(conf);
    conf.throwIfAny();
    if (options.store() == JobsOptions.Store.SQLITE) {
      return Future.succeededFuture(
          List.of("the job store " + options.file() + " is made when the role jobs starts"));
    }
    MongoJobStore store = new MongoJobStore(vertx, options.mongo());
    // Making an index that is there does nothing, and nobody is told.
    return store
        .open()
        .map(List.of("ensured indexes of collection " + options.mongo().collection()))
        .eventually(store::close);
  }
}
