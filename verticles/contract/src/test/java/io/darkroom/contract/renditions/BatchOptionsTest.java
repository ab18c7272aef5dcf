package io.darkroom.contract.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOptionsTest {
  private static final JsonObject COVER = new JsonObject().put("url", "https://a.example/c.jpg");

  private static JsonObject batch(List<String> sources, List<String> renditions) {
    JsonObject named = new JsonObject();
    sources.forEach(name -> named.put(name, COVER.copy()));
    JsonArray list = new JsonArray();
    renditions.forEach(name -> list.add(new JsonObject().put("name", name).put("width", 50)));
    return new JsonObject().put("sources", named).put("renditions", list);
  }

  private static List<String> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  private static void refused(String complaint, JsonObject options) {
    DarkroomException refusal =
        assertThrows(DarkroomException.class, () -> BatchOptions.of(options));
    assertTrue(refusal.getMessage().contains(complaint), refusal::getMessage);
  }

  @Test
  void areThoseOfRenditionsAndTheirSourcesInTheOrderGiven() {
    JsonObject options = batch(List.of("wide", "cover"), List.of("50x50")).put("frames", "reject");
    BatchOptions read = BatchOptions.of(options);
    assertEquals(List.of("wide", "cover"), List.copyOf(read.sources().keySet()));
    assertEquals(Source.url("https://a.example/c.jpg"), read.sources().get("cover"));
    assertFalse(read.allMayFail());
    assertEquals(
        read.renditions(), RenditionsOptions.of(BatchOptions.ofEach(options)), "what is developed");
    assertEquals(Frames.REJECT, read.renditions().intake().frames());
  }

  @Test
  void mustNameTheirSources() {
    refused("sources must have at least one", batch(List.of(), List.of("a")));
    refused("has the name \"../a\"", batch(List.of("../a"), List.of("a")));
    refused("has 17, at most 16 are allowed", batch(many(17), List.of("a")));
    refused(
        "sources.cover.urll is not known; did you mean url?",
        new JsonObject()
            .put("sources", new JsonObject().put("cover", new JsonObject().put("urll", "x")))
            .put("renditions", batch(List.of(), List.of("a")).getJsonArray("renditions")));
  }

  @Test
  void haveALimitOfAllTheirRenditionsTogether() {
    assertEquals(16, BatchOptions.of(batch(many(16), many(8))).sources().size());
    refused("make 144 renditions together, at most 128 are allowed", batch(many(16), many(9)));
  }

  @Test
  void refuseNamesThatAreOneWhenJoined() {
    refused("two of the name \"a-b-c\"", batch(List.of("a", "a-b"), List.of("b-c", "c")));
  }

  @Test
  void mayNameAPresetOfRenditionsAndTakeNoSourceOfTheJob() {
    JsonObject renditions = batch(List.of(), List.of("small"));
    renditions.remove("sources");
    Conf root =
        Conf.of(
            new JsonObject()
                .put(Presets.SECTION, new JsonObject().put("art@1", renditions.copy())));
    Presets presets = Presets.read(root, OperationSpec.all());
    root.throwIfAny();
    JsonObject options =
        new JsonObject().put("sources", new JsonObject().put("cover", COVER)).put("preset", "art");
    JsonObject job = new JsonObject().put("operation", "batch").put("options", options);

    Conf conf = Conf.of(job);
    JobRequest request = JobRequest.read(conf, OperationSpec.all(), presets, null);
    conf.throwIfAny();
    assertEquals("art@1", request.options().getString("preset"));
    assertEquals(
        "small", BatchOptions.of(request.options()).renditions().renditions().get(0).name());

    Conf withSource = Conf.of(job.copy().put("source", COVER));
    JobRequest.read(withSource, OperationSpec.all(), presets, null);
    DarkroomException refusal = assertThrows(DarkroomException.class, withSource::throwIfAny);
    assertEquals(Failure.INVALID_VALUE, refusal.failure());
    assertTrue(
        refusal.getMessage().startsWith("source is not for the operation batch"),
        refusal::getMessage);
  }
}
