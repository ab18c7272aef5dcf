package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsOptionsTest {
  private static List<String> complaints(JsonObject jobs) {
    Conf conf = Conf.of(new JsonObject().put("jobs", jobs));
    JobsOptions.read(conf);
    return conf.complaints();
  }

  @Test
  void needsNoKeyAtAll() {
    JobsOptions options = JobsOptions.read(Conf.of(new JsonObject()));
    assertEquals(JobsOptions.Store.SQLITE, options.store());
    assertEquals(Path.of("data/jobs.db"), options.file());
    assertEquals(Policy.DEFAULT, options.policy());
    assertEquals(List.of(), complaints(new JsonObject()));
  }

  @Test
  void complainsOfEverythingThatCannotWork() {
    JsonObject wrong =
        new JsonObject()
            .put("store", "redis")
            .put("highWater", 10)
            .put("lowWater", 10)
            .put("lease", "0s")
            .put("sweepIntervall", "1s");
    List<String> complaints = complaints(wrong);
    assertEquals(4, complaints.size(), complaints.toString());
    assertTrue(complaints.stream().anyMatch(it -> it.contains("did you mean sweepInterval?")));
    assertTrue(complaints.stream().anyMatch(it -> it.contains("jobs.lease is 0")));
  }

  @Test
  void asksMostMembersOfMongoUnlessToldOtherwise() {
    JsonObject ours = new MongoOptions("mongodb://db", "darkroom", "jobs").client();
    assertEquals("majority", ours.getString("w"));
    assertTrue(ours.getBoolean("journal"));
    assertFalse(
        new MongoOptions("mongodb://db/?w=1", "darkroom", "jobs").client().containsKey("w"));
  }

  @Test
  void keepsThePasswordOfAWrongConnectionStringToItself() {
    MongoOptions options = new MongoOptions("mongo://me:secret@db", "darkroom", "jobs");
    DarkroomException error = assertThrows(DarkroomException.class, options::client);
    assertEquals(Failure.INVALID_CONFIGURATION, error.failure());
    assertFalse(error.getMessage().contains("secret"));
  }
}
