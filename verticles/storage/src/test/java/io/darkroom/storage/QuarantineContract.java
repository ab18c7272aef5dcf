package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.storage.quarantine.Fingerprint;
import io.darkroom.storage.quarantine.Quarantine;
import io.darkroom.storage.quarantine.Quarantined;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quarantine over a store of the subclass's kind. */
abstract class QuarantineContract extends StoreFixture {
  private static Quarantined source(String text) {
    Fingerprint print = Fingerprint.of(Buffer.buffer(text));
    return new Quarantined(
        print.sha256(), print.bytes(), "CODEC_TIMEOUT", "It hung.", "job", "2026-01-02T03:04:05Z");
  }

  private boolean accuse(Quarantined source) {
    return new Quarantine(store).accuse(source).await();
  }

  @Test
  void takesInWhoIsAccusedTwice() {
    Quarantine quarantine = new Quarantine(store);
    Quarantined one = source("one");
    assertFalse(accuse(one));
    assertFalse(accuse(source("two")));
    assertEquals(List.of(), quarantine.fingerprints().await());
    assertTrue(accuse(one));
    assertTrue(accuse(one));
    assertEquals(List.of(new Fingerprint(one.sha256(), 3)), quarantine.fingerprints().await());
    assertEquals(List.of(one), quarantine.list(10).await());
  }

  @Test
  void countsTwoAccusationsAtTheSameTimeAsTwo() {
    Quarantined one = source("one");
    Future<Boolean> first = new Quarantine(store).accuse(one);
    Future<Boolean> second = new Quarantine(store).accuse(one);
    Future.all(first, second).await();
    assertTrue(first.result() ^ second.result());
  }

  @Test
  void lettingOneGoForgetsThatItWasSuspected() {
    Quarantine quarantine = new Quarantine(store);
    Quarantined one = source("one");
    accuse(one);
    accuse(one);
    quarantine.release(one.sha256()).await();
    assertEquals(List.of(), quarantine.list(10).await());
    assertFalse(accuse(one));
    assertFails(Failure.QUARANTINE_NOT_FOUND, quarantine.release(one.sha256()));
    assertFails(Failure.INVALID_VALUE, quarantine.release("../x"));
  }
}
