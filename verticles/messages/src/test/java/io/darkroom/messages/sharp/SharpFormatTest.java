package io.darkroom.messages.sharp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.MessageFormats;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record that comes, and the one that goes. */
class SharpFormatTest {
  private static final String URL = "https://images.example.org/a.jpg";
  private static final String MD5_OF_URL = "1794149126562d73f95ef8585ce69db5";
  private static final Notify.Target OUT = new Notify.Target("kafka", "processed");

  private final Door door = Door.open(Conf.of(new JsonObject()));

  private static JsonObject uploaded(String url) {
    return new JsonObject()
        .put("id", 4711)
        .put("website_id", "6f1c1f6e-6a0e-4c57-9a53-0d2f6d4c2f10")
        .put("user_id", "0b7a1a86-2a51-4a35-8a3e-6c8f0b2f7c21")
        .put("created_at", "2026-11-21T10:37:55Z")
        .put("url", url)
        .put("format", "jpeg")
        .put("width", 640)
        .put("height", 480);
  }

  private static MessageFormat format(JsonObject root) {
    Conf conf = Conf.of(root);
    MessageFormat format = new SharpFormat.Provider().open(conf);
    conf.throwIfAny();
    return format;
  }

  private JobRequest read(String url, JsonObject options) {
    Terms terms = new Terms("kafka", null, options, new Notify(null, "kafka:processed"));
    return format(new JsonObject()).read(uploaded(url), terms, door).submission().request();
  }

  private static JobView ended(JobRequest request, String state, JsonObject result) {
    JsonObject json =
        new JsonObject()
            .put("id", "0123456789abcdef01234567")
            .put("state", state)
            .put("operation", request.operation())
            .put("options", request.options())
            .put("notify", request.notification().toJson())
            .put("metadata", request.metadata())
            .put("startedAt", "2026-11-21T10:38:00.250Z")
            .put("finishedAt", "2026-11-21T10:38:01.999Z");
    return new JobView(result == null ? json : json.put("result", result));
  }

  private static JsonObject result(BlobRef blob) {
    JsonObject rendition =
        new JsonObject()
            .put("name", "upscaled")
            .put("blob", blob.toJson())
            .put("contentType", "image/jpeg")
            .put("bytes", 10)
            .put("etag", "e");
    return new JsonObject()
        .put("model", new JsonObject().put("asked", "noise-cancel").put("ran", "another"))
        .put(
            "tiles",
            new JsonObject()
                .put("count", 20)
                .put("by_patch_of_size", 128)
                .put("padding_size", 18)
                .put("batch_size", 10))
        .put("renditions", new JsonArray().add(rendition));
  }

  @Test
  void makesAJobOfTheUrlThatIsKeptUnderItsMd5() {
    JobRequest request = read(URL, new JsonObject().put("padding_size", 2));

    assertEquals("superres", request.operation());
    assertEquals(URL, request.source().url());
    assertEquals(uploaded(URL), request.metadata());
    assertEquals(
        new BlobRef("public", MD5_OF_URL),
        request.output().place("any", SuperresOptions.RENDITION, "jpg", "image/jpeg"));
    assertEquals(List.of(OUT), request.notification().targets());
    SuperresOptions options = SuperresOptions.of(request.options());
    assertEquals("noise-cancel", options.model());
    assertEquals(2, options.padding());
    assertEquals(10, options.batch());
    assertEquals(request, JobRequest.of(new JsonObject(request.toJson().encode())));
  }

  @Test
  void takesTheModelOfTheRoute() {
    assertEquals(
        "gans",
        SuperresOptions.of(read(URL, new JsonObject().put("model", "gans")).options()).model());
  }

  @Test
  void tellsWhatWasMadeFieldByField() {
    JobRequest request = read(URL, new JsonObject());
    JobView job = ended(request, "succeeded", result(new BlobRef("public", MD5_OF_URL)));
    JsonObject expected =
        new JsonObject()
            .put("original_url", URL)
            .put("bucket", "darkroom-public")
            .put("object_key", MD5_OF_URL)
            .put("created_at", "2026-11-21T10:38:01Z")
            .put("success", true)
            .put("processing_time_in_ms", 1749)
            .put(
                "processing_configuration",
                new JsonObject()
                    .put("model_name", "noise-cancel")
                    .put("by_patch_of_size", 128)
                    .put("batch_size", 10)
                    .put("padding_size", 18))
            .put("user_image", uploaded(URL));

    assertEquals(expected, format(new JsonObject()).write(job, OUT));
    assertEquals(expected, MessageFormats.open(Conf.of(new JsonObject())).write(job, OUT));
  }

  @Test
  void tellsTheRealBucketAndTheModelThatRanWhereTheConfigurationSaysSo() {
    JsonObject root =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("buckets", new JsonObject().put("larger", "larger-images")))
            .put("sharp", new JsonObject().put("bucket", "larger").put("modelName", "ran"));
    JobView job =
        ended(read(URL, new JsonObject()), "succeeded", result(new BlobRef("larger", MD5_OF_URL)));

    JsonObject told = format(root).write(job, OUT);
    assertEquals("larger-images", told.getString("bucket"));
    assertEquals("another", told.getJsonObject("processing_configuration").getString("model_name"));
    DarkroomException refusal =
        assertThrows(
            DarkroomException.class,
            () ->
                format(new JsonObject().put("sharp", new JsonObject().put("bucket", "elsewhere"))));
    assertTrue(refusal.getMessage().contains("storage.buckets"), refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "cancelled"})
  void tellsOfAFailureWithoutBucketAndKey(String state) {
    JsonObject options = new JsonObject().put("by_patch_of_size", 64);
    JobView job = ended(read(URL, options), state, null);
    job.json().remove("startedAt");

    JsonObject told = format(new JsonObject()).write(job, OUT);
    assertEquals(false, told.getValue("success"));
    assertTrue(told.containsKey("bucket") && told.containsKey("object_key"));
    assertNull(told.getValue("bucket"));
    assertNull(told.getValue("object_key"));
    assertEquals(0, told.getInteger("processing_time_in_ms"));
    assertEquals(
        new JsonObject()
            .put("model_name", "noise-cancel")
            .put("by_patch_of_size", 64)
            .put("batch_size", 10)
            .put("padding_size", 0),
        told.getJsonObject("processing_configuration"));
    assertEquals(uploaded(URL), told.getJsonObject("user_image"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no URL", "ftp://images.example.org/", "http://169.254.169.254/x"})
  void makesAJobThatWillFailOfAnAddressThatCannotBeAsked(String url) {
    JobRequest request = read(url, new JsonObject());
    assertEquals(url, request.source().url());
    assertEquals(request, JobRequest.of(request.toJson()));
  }

  @Test
  void refusesWhatHasNoUrl() {
    JsonObject message = uploaded(URL);
    message.remove("url");
    DarkroomException refusal =
        assertThrows(
            DarkroomException.class,
            () ->
                format(new JsonObject())
                    .read(
                        message, new Terms("kafka", null, new JsonObject(), Notify.NOBODY), door));
    assertEquals(Failure.MISSING_FIELD, refusal.failure());
  }

  @Test
  void hasOneSchemaOfTheUploadedImageInBothFiles() throws IOException {
    JsonObject in = schema("UserImageUploaded");
    JsonObject nested =
        schema("ImageSuperResolutionImageProcessed").getJsonArray("fields").stream()
            .map(JsonObject.class::cast)
            .filter(field -> field.getString("name").equals("user_image"))
            .map(field -> field.getJsonObject("type"))
            .findFirst()
            .orElseThrow();
    assertEquals(in.getJsonArray("fields"), nested.getJsonArray("fields"));
    assertEquals(in.getString("name"), nested.getString("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sharp-image.json", "sharp-image-missing.json"})
  void comesWithSamplesThatHaveTheFieldsOfTheSchema(String name) throws IOException {
    JsonObject sample =
        new JsonObject(Files.readString(Path.of("..", "..", "conf", "examples", name)));
    assertEquals(uploaded("").fieldNames(), sample.fieldNames());
    String url = sample.getString("url");
    assertEquals(url, read(url, new JsonObject()).source().url());
  }

  private static JsonObject schema(String name) throws IOException {
    try (var in = SharpFormat.class.getResourceAsStream(name + ".avsc")) {
      return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
