package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.InfoOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
  private static final Presets PRESETS =
      presets(
          "{'avatar@1': {'renditions': [{'name': 'small', 'width': 64}]},"
              + " 'avatar@2': {'renditions': [{'name': 'small', 'width': 50, 'quality': 70},"
              + " {'name': 'large', 'width': 250}]},"
              + " 'avatar@10': {'renditions': [{'name': 'tiny', 'width': 10}]},"
              + " 'page@3': {'renditions': [{'name': 'wide', 'width': 1600}]}}");

  private static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }

  private static Presets presets(String section) {
    Conf conf = Conf.of(new JsonObject().put("presets", json(section)));
    Presets presets = Presets.read(conf, OperationSpec.all());
    conf.throwIfAny();
    return presets;
  }

  private static JobRequest read(String options) {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put("source", new JsonObject().put("url", "https://example.org/a.jpg"))
                .put("options", json(options)));
    JobRequest request = JobRequest.read(conf, OperationSpec.all(), PRESETS, null);
    conf.throwIfAny();
    return request;
  }

  private static DarkroomException refusal(String options) {
    return assertThrows(DarkroomException.class, () -> read(options));
  }

  @Test
  void areTheNewestOfTheirNameUnlessAVersionIsGiven() {
    assertEquals(
        json("{'renditions': [{'name': 'tiny', 'width': 10}], 'preset': 'avatar@10'}"),
        read("{'preset': 'avatar'}").options());
    assertEquals(
        json("{'renditions': [{'name': 'small', 'width': 64}], 'preset': 'avatar@1'}"),
        read("{'preset': 'avatar@1'}").options());
  }

  @Test
  void areChangedAndAddedToByWhatTheJobSays() {
    JsonObject options =
        read("{'preset': 'avatar@2', 'renditions': [{'name': 'small', 'width': 60},"
                + " {'name': 'huge', 'width': 2000}]}")
            .options();
    assertEquals(
        json(
            "{'renditions': [{'name': 'small', 'width': 60, 'quality': 70},"
                + " {'name': 'large', 'width': 250}, {'name': 'huge', 'width': 2000}],"
                + " 'preset': 'avatar@2'}"),
        options);
    // The preset itself is as it was.
    assertEquals(
        50,
        read("{'preset': 'avatar@2'}")
            .options()
            .getJsonArray("renditions")
            .getJsonObject(0)
            .getInteger("width"));
  }

  @Test
  void giveOptionsThatCanBeSentAgain() {
    JsonObject options = read("{'preset': 'avatar'}").options();
    assertEquals(options, read(options.encode()).options());
  }

  @ParameterizedTest
  @CsvSource({"avatr, avatar", "avatar@3, avatar@1", "Avatar@2, avatar@2", "avatar@02, avatar@2"})
  void areRefusedWhenUnknownWithTheNearest(String name, String nearest) {
    DarkroomException refusal = refusal("{'preset': '" + name + "'}");
    assertEquals(Failure.UNKNOWN_PRESET, refusal.failure());
    assertTrue(
        refusal.getMessage().startsWith("options.preset is \"" + name + "\""), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("did you mean " + nearest), refusal::getMessage);
  }

  @Test
  void areOfOneOperation() {
    Presets presets = presets("{'look@1': {'operation': 'info', 'colors': 3}}");
    JsonObject job =
        json(
            "{'operation': 'info', 'source': {'url': 'https://example.org/a.jpg'},"
                + " 'options': {'preset': 'look'}}");
    Conf conf = Conf.of(job);
    JobRequest request = JobRequest.read(conf, OperationSpec.all(), presets, null);
    conf.throwIfAny();
    assertEquals(json("{'colors': 3, 'preset': 'look@1'}"), request.options());
    assertEquals(3, InfoOptions.of(request.options()).colors());
    Conf other = Conf.of(job.put("operation", "renditions"));
    JobRequest.read(other, OperationSpec.all(), presets, null);
    assertTrue(
        other
            .complaints()
            .contains("options.preset is look, which is of the operation info, not renditions"),
        () -> other.complaints().toString());
  }

  @Test
  void doNotHideWhatIsWrongWithTheJob() {
    assertTrue(
        refusal("{'preset': 'avatar@2', 'renditions': [{'name': 'small', 'width': -1}]}")
            .getMessage()
            .startsWith("options.renditions[0].width is -1"));
    assertTrue(
        refusal(
                "{'preset': 'avatar@2', 'renditions': [{'name': 'small', 'width': 1},"
                    + " {'name': 'small', 'width': 2}]}")
            .getMessage()
            .contains("the name \"small\" twice"));
    assertEquals(Failure.INVALID_VALUE, refusal("{'preset': 7}").failure());
  }

  @Test
  void areCheckedWhenTheConfigurationIsRead() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put(
                    "presets",
                    new JsonObject()
                        .put("avatar", new JsonObject())
                        .put("bad@0", new JsonObject())
                        .put("text@1", "small:50x50")
                        .put("nested@1", json("{'preset': 'avatar', 'renditions': []}"))
                        .put("other@1", json("{'operation': 'render'}"))
                        .put(
                            "typo@1",
                            new JsonObject()
                                .put(
                                    "renditions",
                                    new JsonArray()
                                        .add(json("{'name': 's', 'width': 5, 'gravty': 'x'}"))))));
    Presets.read(conf, OperationSpec.all());
    List<String> complaints = conf.complaints();
    for (String expected :
        new String[] {
          "presets.avatar is not a preset's name",
          "presets.bad@0 is not a preset's name",
          "presets.text@1 is \"small:50x50\", must be an object",
          "presets.nested@1.preset cannot be given",
          "presets.nested@1.renditions must list at least one",
          "presets.other@1.operation is \"render\"",
          "presets.typo@1.renditions[0].gravty is not known; did you mean gravity?"
        }) {
      assertTrue(
          complaints.stream().anyMatch(complaint -> complaint.startsWith(expected)),
          () -> expected + " is not in " + complaints);
    }
  }
}
