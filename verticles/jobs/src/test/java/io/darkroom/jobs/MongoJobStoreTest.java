package io.darkroom.jobs;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterEach;

/** Over a stand-in in this JVM: it proves the protocol and the queries, not durability. */
class MongoJobStoreTest extends JobStoreContract {
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
}
