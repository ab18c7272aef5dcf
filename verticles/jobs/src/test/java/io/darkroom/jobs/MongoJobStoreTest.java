package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a stand-in in this JVM: it proves the protocol and the queries, not durability. */
class MongoJobStoreTest extends JobStoreContract {
  private static final int NODES = 3;

  private MongoServer server;

  @Override
  JobStore newStore() {
    if (server == null) {
      server = new MongoServer(new MemoryBackend());
      server.bind("127.0.0.1", 0);
    }
    String url = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    return new MongoJobStore(vertx, new MongoOptions(url, "darkroom", "jobs"));
  }

  @AfterEach
  void shutDown() {
    server.shutdownNow();
  }

  @Test
  void completesEachJobOnceThoughSeveralNodesWorkAtIt() {
    store.insert(IntStream.range(0, 60).mapToObj(i -> Fixtures.job(NOW)).toList()).await();
    List<JobStore> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      JobStore node = newStore();
      node.open().await();
      nodes.add(node);
    }
    List<Future<Integer>> accepted =
        nodes.stream().map(node -> workUntilNothingIsLeft(node, 0, 100)).toList();
    Future.all(accepted).await();

    assertEquals(60, accepted.stream().mapToInt(Future::result).sum());
    assertEquals(60, store.stats(NOW).await().pendingDeliveries());
    nodes.forEach(node -> node.close().await());
  }

  /** Claims and finishes, each finish sent twice; gives how many were written. */
  private Future<Integer> workUntilNothingIsLeft(JobStore node, int written, int rounds) {
    assertTrue(rounds > 0, "there is no end to it");
    Claim claim = new Claim("worker", List.of(Fixtures.OPERATION), 7);
    return node.take(
            new JobStore.Pick.Claimable(claim.operations(), NOW),
            claim.limit(),
            job -> transitions.claim(job, claim.worker(), NOW))
        .compose(
            taken -> {
              if (taken.isEmpty()) {
                return Future.succeededFuture(written);
              }
              List<JobStore.Edit<Accepted>> edits = new ArrayList<>();
              for (Applied<ClaimedJob> one : taken) {
                Finish finish =
                    Finish.succeeded(one.answer().id(), one.answer().token(), new JsonObject());
                JobStore.Edit<Accepted> edit =
                    new JobStore.Edit<>(finish.id(), job -> transitions.finish(job, finish, NOW));
                edits.add(edit);
                edits.add(edit);
              }
              return node.edit(edits)
                  .compose(
                      done -> {
                        int more = (int) done.stream().filter(Applied::changed).count();
                        return workUntilNothingIsLeft(node, written + more, rounds - 1);
                      });
            });
  }

  @Test
  void saysThatTheStoreIsUnavailableWhenItIs() {
    server.shutdownNow();
    JobStore lost =
        new MongoJobStore(
            vertx,
            new MongoOptions(
                "mongodb://127.0.0.1:" + 1 + "/?serverSelectionTimeoutMS=200", "darkroom", "jobs"));
    DarkroomException error = assertThrows(DarkroomException.class, () -> lost.open().await());
    assertEquals(Failure.STORE_UNAVAILABLE, error.failure());
    assertTrue(error.failure().retryable());
    lost.close().await();
  }
}
