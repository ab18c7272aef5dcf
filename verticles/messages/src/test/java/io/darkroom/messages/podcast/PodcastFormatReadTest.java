package io.darkroom.messages.podcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.contract.renditions.Fit;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Frames;
import io.darkroom.contract.renditions.RenditionSpec;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Terms;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How recorded messages become jobs, or do not. */
class PodcastFormatReadTest {
  private static String key(JobRequest request, String rendition) {
    return request.output().place("any", rendition, "jpg", "image/jpeg").key();
  }

  @Test
  void makesAJobThatHasTheWholeMessageAndTellsBothWhoAreNamed() {
    JsonObject message = Recorded.message("good");
    JobRequest request = Recorded.job(message).request();

    assertEquals("batch", request.operation());
    assertEquals(Recorded.message("good"), request.metadata());
    assertEquals(
        List.of(
            new Notify.Target("postback", "https://api.podcasts.example/hooks/images"),
            new Notify.Target("sqs", "ChannelImages.fifo")),
        request.notification().targets());
    assertEquals("podcast", request.notification().envelope().format());
    assertEquals(request, JobRequest.of(new JsonObject(request.toJson().encode())));
  }

  @Test
  void wantsThreeSizesStretchedInTheFormatOfTheSourceOfTheFirstFrame() {
    BatchOptions batch =
        BatchOptions.of(Recorded.job(Recorded.message("good")).request().options());

    assertEquals(
        Map.of(
            "image_url", "https://images.podcasts.example/covers/1400.jpg",
            "itunes_image", "https://cdn.podcasts.example/itunes/1400.png?size=3000"),
        batch.sources().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().url())));
    List<RenditionSpec> renditions = batch.renditions().renditions();
    assertEquals(
        List.of("50x50", "250X250", "800x800"),
        renditions.stream().map(RenditionSpec::name).toList());
    for (RenditionSpec one : renditions) {
      int side = Integer.parseInt(one.name().split("[xX]")[0]);
      assertEquals(side, one.geometry().width());
      assertEquals(side, one.geometry().height());
      assertEquals(Fit.STRETCH, one.geometry().fit());
      assertTrue(one.geometry().enlarge());
      assertEquals(Format.SAME, one.encoding().format());
    }
    assertEquals(Frames.FIRST, batch.renditions().intake().frames());
  }

  @Test
  void namesKeysByFolderRandomHexAndSizeOneHexAnImageAndAJob() {
    JsonObject message = Recorded.message("good");
    Submission first = Recorded.job(message);
    String small = key(first.request(), "image_url-50x50");

    String pattern = "images-resized/The Daily Grind/[0-9a-f]{32}_50x50\\.jpeg";
    assertTrue(small.matches(pattern), small);
    assertEquals(small.replace("_50x50", "_250X250"), key(first.request(), "image_url-250X250"));
    assertEquals(6, first.request().output().keys().size());
    assertNotEquals(small, key(first.request(), "itunes_image-50x50"));
    assertNotEquals(small, key(Recorded.job(message).request(), "image_url-50x50"));
  }

  @Test
  void takesNotAvailableAndNothingForAbsent() {
    JobRequest request = Recorded.job(Recorded.message("not-available")).request();
    assertEquals(Set.of("itunes_image"), BatchOptions.of(request.options()).sources().keySet());
    assertNull(request.notification().queue());
    assertTrue(
        key(request, "itunes_image-50x50").startsWith("images-resized/CUSTOM/"),
        request.output().keys()::toString);
  }

  @Test
  void developsAnImageOnceThatIsNamedTwice() {
    JobRequest request = Recorded.job(Recorded.message("both-equal")).request();
    assertEquals(Set.of("image_url"), BatchOptions.of(request.options()).sources().keySet());
    assertEquals(3, request.output().keys().size());
  }

  @ParameterizedTest
  @CsvSource({
    "no-target, it has neither redirect_queue nor postback_url",
    "no-image, it has neither image_url nor itunes_image",
  })
  void findsNothingToDo(String name, String why) {
    Asked asked = Recorded.read(Recorded.message(name));
    assertNull(asked.submission());
    assertEquals(why, asked.why());
  }

  @ParameterizedTest
  @CsvSource({
    "url-is-a-number, INVALID_VALUE, 'image_url is 1405, must be a text'",
    "url-is-nested, INVALID_VALUE, 'itunes_image is [\"https://images'",
    "postback-forbidden, ADDRESS_FORBIDDEN, link-local",
    "postback-is-no-url, INVALID_URL, must begin with http",
  })
  void refusesForGoodWhatCanNeverBeDone(String name, Failure failure, String what) {
    DarkroomException refusal =
        assertThrows(DarkroomException.class, () -> Recorded.read(Recorded.message(name)));
    assertEquals(failure, refusal.failure());
    assertTrue(refusal.getMessage().contains(what), refusal::getMessage);
    assertTrue(!failure.retryable());
  }

  @Test
  void keepsATitleInAnyScriptAsItsFolder() {
    JobRequest request = Recorded.job(Recorded.message("unicode")).request();
    String start = "images-resized/Größe & Übermut – 日本語ポッドキャスト 🎙/";
    assertTrue(key(request, "image_url-50x50").startsWith(start), "a key under " + start);
    assertEquals(Recorded.message("unicode"), request.metadata());
  }

  @Test
  void letsNoTitleLeadOutOfTheFolderOrPlayWithPlaceholders() {
    JobRequest request = Recorded.job(Recorded.message("folder-escapes")).request();
    String start = "images-resized/private/ssh/AC_DC _ext_/Live_/";
    String key = key(request, "image_url-50x50");
    assertTrue(key.startsWith(start), key);
  }

  @Test
  void isNotAskedWhatIsNotJson() {
    assertThrows(DecodeException.class, () -> new JsonObject(Recorded.text("not-json.txt")));
  }

  @Test
  void takesAMessageAsLargeAsAQueueDoes() {
    JsonObject message = Recorded.message("good").put("description", "ä".repeat(500_000));
    assertEquals(message, Recorded.job(message).request().metadata());
  }

  @Test
  void goesByTheRouteWhereItSaysNothing() {
    Terms terms =
        new Terms(
            "kafka",
            null,
            new JsonObject().put("frames", "reject"),
            new Notify(null, "kafka:images"));
    JobRequest told = Recorded.read(Recorded.message("no-target"), terms).submission().request();
    assertEquals("kafka:images", told.notification().queue());
    assertEquals(Frames.REJECT, BatchOptions.of(told.options()).renditions().intake().frames());
    JobRequest own = Recorded.read(Recorded.message("both-equal"), terms).submission().request();
    assertEquals("kafka:ChannelImages", own.notification().queue());
  }
}
