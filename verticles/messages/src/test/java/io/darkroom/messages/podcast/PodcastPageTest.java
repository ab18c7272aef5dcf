package io.darkroom.messages.podcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page shows messages as they are taken and given. */
class PodcastPageTest {
  private static List<JsonObject> samples() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "podcast.md"));
    return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> new JsonObject(found.group(1)))
        .toList();
  }

  @Test
  void showsTheMessageThatComesAndTheOneThatGoes() throws IOException {
    JsonObject in = samples().get(0);
    JsonObject shown = samples().get(1);
    Submission job = Recorded.job(in);

    JsonObject out =
        Recorded.format(new JsonObject())
            .write(Recorded.ended(job, Set.of("itunes_image")), new Notify.Target("sqs", "any"));

    assertEquals(bare(out), bare(shown));
  }

  /** With the ends of URLs only: their middle is random. */
  private static JsonObject bare(JsonObject message) {
    JsonObject bare = message.copy();
    JsonObject info = bare.getJsonObject("image_url_info");
    for (String size : info.fieldNames()) {
      JsonObject one = info.getJsonObject(size);
      one.put("url", one.getString("url").replaceFirst(".*_", ""));
    }
    return bare;
  }
}
