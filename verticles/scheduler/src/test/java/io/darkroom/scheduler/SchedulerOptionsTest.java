package io.darkroom.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.sweeps.SweepOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerOptionsTest {
  @Test
  void hasNoSchedulesByDefault() {
    assertEquals(List.of(), SchedulerOptions.read(Conf.of(new JsonObject())).schedules());
  }

  @Test
  void readsAScheduleAsAJobAndItsTimes() {
    Schedule schedule =
        read("""
                {"nightly": {"cron": "0 1 * * *", "zone": "Europe/Berlin", "operation": "sweep",
                 "options": {"sweep": "channels"}, "priority": -5, "catchUp": false}}""")
            .get(0);

    assertEquals("nightly", schedule.name());
    assertEquals(false, schedule.catchUp());
    assertEquals("sweep", schedule.request().operation());
    assertEquals(new JsonObject().put("sweep", "channels"), schedule.request().options());
    assertEquals(-5, schedule.request().priority());
  }

  @Test
  void givesASweepItsPatienceUnlessItHasItsOwn() {
    Schedule patient =
        read("{\"a\": {\"cron\": \"0 1 * * *\", \"operation\": \"sweep\", "
                + "\"options\": {\"sweep\": \"episodes\"}}}")
            .get(0);
    Schedule hasty =
        read("{\"a\": {\"cron\": \"0 1 * * *\", \"operation\": \"sweep\", \"maxAttempts\": 2, "
                + "\"timeout\": \"1h\", \"options\": {\"sweep\": \"episodes\"}}}")
            .get(0);

    assertEquals(SweepOptions.DEFAULT_MAX_ATTEMPTS, patient.request().maxAttempts());
    assertEquals(Duration.ofHours(24).toMillis(), patient.request().timeoutMillis());
    assertEquals(2, hasty.request().maxAttempts());
    assertEquals(Duration.ofHours(1).toMillis(), hasty.request().timeoutMillis());
  }

  @Test
  void complainsAboutEverythingThatIsWrong() {
    List<String> complaints =
        complaints(
            """
            {"a": {"cron": "61 * * * *", "zone": "Mars/Olympus", "operation": "sweep",
                   "options": {"sweep": "chanels"}},
             "b": {"cron": "0 0 30 2 *", "operation": "swep"},
             "c": {"operation": "renditions", "when": "now"},
             "d e": {"cron": "0 1 * * *", "operation": "sweep", "options": {"sweep": "channels"},
                     "metadata": {"firing": "mine"}}}""");

    for (String key :
        List.of(
            "scheduler.schedules.a.cron is \"61 * * * *\"",
            "scheduler.schedules.a.zone is \"Mars/Olympus\"",
            "scheduler.schedules.a.options.sweep is \"chanels\", must be one of channels, episodes",
            "scheduler.schedules.b.cron is \"0 0 30 2 *\": that is never",
            "scheduler.schedules.b.operation is \"swep\"; did you mean sweep?",
            "scheduler.schedules.c.cron is missing",
            "scheduler.schedules.c.source is missing",
            "scheduler.schedules.c.when is not known",
            "scheduler.schedules.d e is not a schedule's name",
            "scheduler.schedules.d e.metadata.firing cannot be given")) {
      assertTrue(
          complaints.stream().anyMatch(one -> one.startsWith(key)),
          () -> key + " in " + complaints);
    }
  }

  private static List<Schedule> read(String schedules) {
    Conf conf = conf(schedules);
    List<Schedule> read = SchedulerOptions.read(conf).schedules();
    conf.throwIfAny();
    return read;
  }

  private static List<String> complaints(String schedules) {
    Conf conf = conf(schedules);
    SchedulerOptions.read(conf);
    return conf.complaints();
  }

  private static Conf conf(String schedules) {
    return Conf.of(
        new JsonObject()
            .put("scheduler", new JsonObject().put("schedules", new JsonObject(schedules))));
  }
}
