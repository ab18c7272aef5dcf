package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfTest {
  private enum Fit {
    INSIDE,
    CUT_OFF
  }

  @Test
  void readsEveryKindOfValue() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put("name", "large")
                .put("hosts", new JsonArray().add("a").add("b"))
                .put("width", 800)
                .put("ratio", 0.5)
                .put("on", true)
                .put("fit", "cut-off")
                .put("timeout", "15s")
                .put("schedule", new JsonArray().add("0s").add("5m"))
                .put("limit", "25MB")
                .put("inner", new JsonObject().put("key", "value")));
    assertEquals("large", conf.text("name"));
    assertEquals(List.of("a", "b"), conf.texts("hosts", List.of()));
    assertEquals(800, conf.count("width", 1, 0, 1000));
    assertEquals(0.5, conf.number("ratio", 0, 0, 1));
    assertTrue(conf.flag("on", false));
    assertEquals(Fit.CUT_OFF, conf.choice("fit", Fit.class, Fit.INSIDE));
    assertEquals(Duration.ofSeconds(15), conf.duration("timeout", Duration.ZERO));
    assertEquals(
        List.of(Duration.ZERO, Duration.ofMinutes(5)), conf.durations("schedule", List.of()));
    assertEquals(25L << 20, conf.size("limit", 0));
    assertEquals("value", conf.section("inner").text("key"));
    conf.done(null);
    assertEquals(List.of(), conf.complaints());
  }

  @Test
  void collectsEveryComplaintBeforeItRefuses() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put("width", 99)
                .put("fit", "outside")
                .put("inner", new JsonObject().put("timeuot", "5s")));
    conf.text("name");
    conf.count("width", 1, 0, 10);
    conf.choice("fit", Fit.class, Fit.INSIDE);
    Conf inner = conf.section("inner");
    inner.duration("timeout", Duration.ZERO);
    inner.done(null);
    conf.done(null);
    assertEquals(
        List.of(
            "name is missing and has no default",
            "width is 99, must be between 0 and 10",
            "fit is \"outside\", must be one of inside, cut-off",
            "inner.timeuot is not known; did you mean timeout? Known here: timeout."),
        conf.complaints());
    DarkroomException refusal = assertThrows(DarkroomException.class, conf::throwIfAny);
    assertEquals(Failure.MISSING_FIELD, refusal.failure());
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "15s,15000", "5m,300000", "2h,7200000", "7d,604800000"})
  void readsTimesWithTheirUnits(String text, long millis) {
    Conf conf = Conf.of(new JsonObject().put("t", text));
    assertEquals(millis, conf.duration("t", null).toMillis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "s", "-5s", "5 s", "1.5s", "99999999999999999999s", "5w"})
  void refusesTimesItCannotRead(String text) {
    Conf conf = Conf.of(new JsonObject().put("t", text));
    conf.duration("t", Duration.ZERO);
    assertEquals(1, conf.complaints().size());
    assertTrue(conf.complaints().get(0).contains("\"" + text + "\""), conf.complaints()::toString);
  }

  @ParameterizedTest
  @CsvSource({"512B,512", "64KB,65536", "2GB,2147483648"})
  void readsSizesWithTheirUnits(String text, long bytes) {
    assertEquals(bytes, Conf.of(new JsonObject().put("s", text)).size("s", 0));
  }

  @Test
  void refusesAValueOfTheWrongKindByShowingIt() {
    Conf conf = Conf.of(new JsonObject().put("width", "wide").put("on", "yes").put("half", 1.5));
    assertEquals(7, conf.count("width", 7, 0, 10));
    assertEquals(false, conf.flag("on", false));
    assertEquals(3, conf.count("half", 3, 0, 10));
    assertEquals(
        List.of(
            "width is \"wide\", must be a whole number",
            "on is \"yes\", must be true or false",
            "half is 1.5, must be a whole number"),
        conf.complaints());
  }

  @Test
  void findsTheNearestNameOnlyWhenItIsNear() {
    assertEquals("renditions", Nearest.of("rendtions", List.of("renditions", "superres")));
    assertEquals("maxAttempts", Nearest.of("MAXATTEMPTS", List.of("maxAttempts", "priority")));
    assertEquals(null, Nearest.of("colour", List.of("renditions", "superres")));
  }
}
