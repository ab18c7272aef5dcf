package io.darkroom.messages.podcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.MessageFormats;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients hear. */
class PodcastFormatWriteTest {
  private static final Notify.Target QUEUE = new Notify.Target("sqs", "ChannelImages");
  private static final Notify.Target POSTBACK =
      new Notify.Target(Notify.POSTBACK, "https://api.podcasts.example/hooks/images");

  private final MessageFormat format = Recorded.format(new JsonObject());

  private JsonObject told(String name, Set<String> failed) {
    return format.write(Recorded.ended(Recorded.job(Recorded.message(name)), failed), QUEUE);
  }

  @Test
  void isTheMessageAndWhatWasMadeOfEachImage() {
    Submission job = Recorded.job(Recorded.message("good"));
    JsonObject told = format.write(Recorded.ended(job, Set.of()), QUEUE);

    JsonObject info = told.getJsonObject("image_url_info");
    assertEquals(List.of("50x50", "250X250", "800x800"), List.copyOf(info.fieldNames()));
    JsonObject small = info.getJsonObject("50x50");
    assertEquals(Set.of("url", "bucket_path"), small.fieldNames());
    assertEquals("images-resized/The Daily Grind/", small.getString("bucket_path"));
    assertTrue(
        small
            .getString("url")
            .matches(
                "https://s3\\.eu-west-1\\.amazonaws\\.com/podcast-images/"
                    + "images-resized/The%20Daily%20Grind/[0-9a-f]{32}_50x50\\.jpeg"),
        small.getString("url"));
    JsonObject large = told.getJsonObject("itunes_image_info").getJsonObject("800x800");
    assertTrue(large.getString("url").endsWith("_800x800.png"), large.encode());

    told.remove("image_url_info");
    told.remove("itunes_image_info");
    assertEquals(Recorded.message("good"), told);
  }

  @Test
  void hasNullForAnImageThatFailedAndNothingForOneThatWasNotNamed() {
    JsonObject one = told("good", Set.of("image_url"));
    assertTrue(one.containsKey("image_url_info"));
    assertNull(one.getValue("image_url_info"));
    assertEquals(3, one.getJsonObject("itunes_image_info").size());

    assertFalse(told("not-available", Set.of()).containsKey("image_url_info"));
    assertEquals(3, told("not-available", Set.of()).getJsonObject("itunes_image_info").size());
  }

  @Test
  void tellsTheSameOfTwoFieldsWithOneImage() {
    JsonObject told = told("both-equal", Set.of());
    assertEquals(3, told.getJsonObject("image_url_info").size());
    assertEquals(told.getJsonObject("image_url_info"), told.getJsonObject("itunes_image_info"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "cancelled"})
  void isToldAlsoWhenTheWholeJobHasFailed(String state) {
    JobView job = Recorded.ended(Recorded.job(Recorded.message("good")), Set.of());
    job.json().put("state", state).remove("result");
    JsonObject told = format.write(job, QUEUE);
    assertTrue(told.containsKey("image_url_info") && told.containsKey("itunes_image_info"));
    assertNull(told.getValue("image_url_info"));
    assertNull(told.getValue("itunes_image_info"));
  }

  @Test
  void putsItsOwnInfosOverThoseOfTheMessageAndLeavesOthers() {
    JsonObject told = told("has-an-info-already", Set.of());
    assertEquals(3, told.getJsonObject("image_url_info").size());
    assertEquals("kept", told.getString("itunes_image_info"));
  }

  @Test
  void hasTheSharedSecretInPostbacksOnlyAndNeverInTheJob() {
    JsonObject section = new JsonObject().put("postbackSecretKey", "hush");
    MessageFormat telling = Recorded.format(section);
    Submission submission = Recorded.job(Recorded.message("good"));
    JobView job = Recorded.ended(submission, Set.of());

    assertEquals("hush", telling.write(job, POSTBACK).getString("postback_secret_key"));
    assertFalse(telling.write(job, QUEUE).containsKey("postback_secret_key"));
    assertFalse(format.write(job, POSTBACK).containsKey("postback_secret_key"));
    assertFalse(submission.request().toJson().encode().contains("hush"));
    assertFalse(job.json().encode().contains("hush"));
  }

  @Test
  void isFoundByTheNameInTheJobsEnvelope() {
    JobView job = Recorded.ended(Recorded.job(Recorded.message("good")), Set.of());
    MessageFormats formats = MessageFormats.open(Conf.of(new JsonObject()));
    assertEquals(format.write(job, QUEUE), formats.write(job, QUEUE));
  }
}
