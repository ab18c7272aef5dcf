package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogLevelTest {
  private static Conf conf(String level) {
    return Conf.of(new JsonObject().put("logLevel", level));
  }

  @ParameterizedTest
  @CsvSource({"debug, DEBUG", "INFO, INFO", "Warning, WARN", "CRITICAL, ERROR", "trace, TRACE"})
  void isSpelledInAnyCaseAndAsPythonDoes(String spelled, String level) {
    Conf conf = conf(spelled);
    assertEquals(Level.valueOf(level), LogLevel.read(conf));
    assertEquals(List.of(), conf.complaints());
  }

  @Test
  void isTheEnvironmentsWhenItIsNotThere() {
    assertNull(LogLevel.read(conf(null)));
  }

  @Test
  void refusesWhatIsNone() {
    Conf conf = conf("production");
    assertNull(LogLevel.read(conf));
    String complaint = "logLevel is \"production\", must be one of error, warn, info, debug, trace";
    assertEquals(List.of(complaint), conf.complaints());
  }

  @Test
  void changesWhatOurClassesSay() {
    Logger ours = (Logger) LoggerFactory.getLogger("io.darkroom");
    Logger below = (Logger) LoggerFactory.getLogger("io.darkroom.launcher.LogLevelTest");
    Level before = ours.getLevel();
    try {
      LogLevel.apply(Level.TRACE);
      assertTrue(below.isTraceEnabled());
      LogLevel.apply(Level.WARN);
      assertFalse(below.isInfoEnabled());
      LogLevel.apply(null);
      assertFalse(below.isInfoEnabled());
    } finally {
      ours.setLevel(before);
    }
  }
}
