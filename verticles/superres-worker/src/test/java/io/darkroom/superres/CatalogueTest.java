package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.superres.ModelNames;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest extends NetworkFixture {
  @TempDir Path folder;

  private static byte[] shipped(String file) throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("models/" + file)) {
      return in.readAllBytes();
    }
  }

  private static JsonObject descriptor() throws IOException {
    return new JsonObject(new String(shipped(FAST + ".json"), StandardCharsets.UTF_8));
  }

  private void put(JsonObject descriptor, byte[] weights) throws IOException {
    Files.writeString(folder.resolve("mine.json"), descriptor.encode());
    if (weights != null) {
      Files.write(folder.resolve("mine.onnx"), weights);
    }
  }

  private static String refused(Failure failure, Executable deed) {
    DarkroomException refused = DeveloperFixture.refused(failure, deed);
    return refused.getMessage();
  }

  @Test
  void hasEveryModelThatDoorsKnowWithItsLicence() {
    for (String name : ModelNames.SHIPPED) {
      Model model = catalogue.find(name);
      assertEquals(name, model.name());
      assertTrue(catalogue.weights(model).length > 1_000_000, name);
      assertTrue(model.licence().matches("MIT|Apache-2.0"), name);
      assertFalse(model.attribution().isEmpty(), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fast, waifu2x-upconv7-x2",
    "psnr-small, idealo-psnr-small-x2",
    "gans, idealo-gans-x4",
    "psnr-large, waifu2x-cunet-x2",
    "noise-cancel, waifu2x-cunet-noise1-x2",
  })
  void knowsTheirOtherNames(String asked, String ran) {
    assertEquals(ran, catalogue.find(asked).name());
  }

  @Test
  void runsAModelThatWasDroppedIntoTheFolder() throws IOException {
    put(descriptor(), shipped(FAST + ".onnx"));
    Catalogue own = Catalogue.open(folder);
    Model model = own.find("local/mine");
    Network network = Network.load(model, own.weights(model), memory);
    try (Pixels picture = picture(20, 10, 3);
        Pixels made = network.run(picture, whole(picture, model).tiles().get(0))) {
      assertEquals(40, made.width());
    }
  }

  @Test
  void namesAllItKnowsAndTheNearestToAModelThatItDoesNot() throws IOException {
    put(descriptor(), shipped(FAST + ".onnx"));
    Catalogue own = Catalogue.open(folder);
    String message = refused(Failure.UNKNOWN_MODEL, () -> own.find("local/mime"));
    assertTrue(message.contains("did you mean local/mine?"), message);
    assertTrue(message.contains("noise-cancel"), message);
  }

  @Test
  void refusesAModelWhoseFileIsNotWhatItsDescriptorSays() throws IOException {
    byte[] weights = shipped(FAST + ".onnx");
    weights[weights.length / 2] ^= 1;
    put(descriptor(), weights);
    Catalogue own = Catalogue.open(folder);
    String message = refused(Failure.MODEL_UNUSABLE, () -> own.weights(own.find("local/mine")));
    assertTrue(message.contains("SHA-256"), message);
  }

  @Test
  void refusesWhatIsNoNetworkAndWhatDoesNotDoWhatItsDescriptorSays() throws IOException {
    Model model = catalogue.find(FAST);
    refused(Failure.MODEL_UNUSABLE, () -> Network.load(model, new byte[1_000], memory));

    put(descriptor().put("scale", 3), shipped(FAST + ".onnx"));
    Catalogue own = Catalogue.open(folder);
    Model wrong = own.find("local/mine");
    Network network = Network.load(wrong, own.weights(wrong), memory);
    try (Pixels picture = picture(20, 10, 3)) {
      String message =
          refused(
              Failure.MODEL_UNUSABLE,
              () -> network.run(picture, whole(picture, wrong).tiles().get(0)).close());
      assertTrue(message.contains("60x30"), message);
    }
  }

  @Test
  void saysWhatIsWrongWithADescriptor() throws IOException {
    JsonObject descriptor = descriptor().put("sha256", "abc").put("range", 7).put("scal", 2);
    descriptor.remove("licence");
    put(descriptor, shipped(FAST + ".onnx"));
    String message = refused(Failure.INVALID_CONFIGURATION, () -> Catalogue.open(folder));
    assertTrue(message.contains("local/mine"), message);
    assertTrue(message.contains("sha256 must be the file's SHA-256"), message);
    assertTrue(message.contains("range is 7, must be 1 or 255"), message);
    assertTrue(message.contains("did you mean scale?"), message);
    assertTrue(message.contains("licence is missing"), message);
  }

  @Test
  void missesTheFileOfADescriptorAndTheFolder() throws IOException {
    put(descriptor(), null);
    String message = refused(Failure.INVALID_CONFIGURATION, () -> Catalogue.open(folder));
    assertTrue(message.contains("mine.onnx is not"), message);
    refused(Failure.INVALID_CONFIGURATION, () -> Catalogue.open(folder.resolve("none")));
  }
}
