package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Quarantines;
import io.darkroom.storage.quarantine.Quarantine;
import io.darkroom.storage.quarantine.Quarantined;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
  private static final String SHA256 = "ab".repeat(32);

  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder);
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  private JsonArray listed() {
    return Ingest.json(ingest.get("/v1/quarantine")).getJsonArray("items");
  }

  @Test
  void listsSourcesAndLetsThemGo() {
    assertEquals(new JsonArray(), listed());
    Quarantined source =
        new Quarantined(SHA256, 123, "CODEC_CRASHED", "It crashed.", "j1", "2026-01-02T03:04:05Z");
    Quarantine quarantine = new Quarantine(ingest.store());
    quarantine.accuse(source).await();
    quarantine.accuse(source).await();
    assertEquals(new JsonArray().add(source.toJson()), listed());
    List<String> heard = new CopyOnWriteArrayList<>();
    new Bus(ingest.vertx()).listen(Quarantines.CHANGED, heard::add).await();

    JsonObject released =
        Ingest.json(ingest.send(ingest.request("/v1/quarantine/" + SHA256).DELETE()));

    assertEquals(SHA256, released.getString("sha256"));
    assertEquals(new JsonArray(), listed());
    Eventually.eventually(Duration.ofSeconds(10), () -> assertEquals(List.of(SHA256), heard));
  }

  @Test
  void refusesToReleaseWhatIsNotThere() {
    Ingest.refused(
        Failure.QUARANTINE_NOT_FOUND,
        ingest.send(ingest.request("/v1/quarantine/" + SHA256).DELETE()));
    Ingest.refused(
        Failure.INVALID_VALUE, ingest.send(ingest.request("/v1/quarantine/abc").DELETE()));
  }
}
