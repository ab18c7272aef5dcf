package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final Output EXACT = new Output("public", "", Map.of("small", "abc_small"));
  private static final Output EXPIRING = Output.expiring("passing/");

  @Test
  void placesARenditionUnderTheJobsId() {
    assertEquals(
        new BlobRef("public", "covers/j1/small.png"),
        new Output("public", "covers/").place("j1", "small", "png", "image/png"));
  }

  @Test
  void placesARenditionUnderTheKeyItWasGiven() {
    assertEquals(
        new BlobRef("public", "abc_small"), EXACT.place("j1", "small", "png", "image/png"));
    assertEquals(
        new BlobRef("public", "j1/large.png"), EXACT.place("j1", "large", "png", "image/png"));
  }

  @Test
  void fillsInWhatIsKnownOnlyWhenARenditionWasMade() {
    Output output = new Output("public", "", Map.of("a", "x/{ext}/a_50.{format}"));
    assertEquals(
        new BlobRef("public", "x/jpg/a_50.jpeg"), output.place("j1", "a", "jpg", "image/jpeg"));
    assertEquals(
        new BlobRef("public", "x/gif/a_50.gif"), output.place("j1", "a", "gif", "image/gif"));
  }

  @Test
  void keepsItsKeysAndItsExpiryInStoreAndOverTheBus() {
    assertEquals(EXACT, Output.of(new JsonObject(EXACT.toJson().encode())));
    assertEquals(EXPIRING, Output.of(new JsonObject(EXPIRING.toJson().encode())));
    assertEquals(Output.DEFAULT, Output.of(new JsonObject(Output.DEFAULT.toJson().encode())));
    assertEquals(Output.DEFAULT, Output.of(null));
  }

  @Test
  void removesNoWholeKeys() {
    assertThrows(
        IllegalArgumentException.class, () -> new Output("public", "", EXACT.keys(), true));
  }

  @Test
  void takesNeitherKeysNorAnExpiryFromASender() {
    refused(EXACT);
    refused(EXPIRING);
  }

  private static void refused(Output output) {
    Conf conf = Conf.of(output.toJson());
    Output.read(conf);
    assertEquals(
        Failure.UNKNOWN_FIELD, assertThrows(DarkroomException.class, conf::throwIfAny).failure());
  }
}
