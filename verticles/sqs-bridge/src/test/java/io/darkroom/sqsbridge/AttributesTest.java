package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class AttributesTest {
  @Test
  void takesTenAndOursFirst() {
    Map<String, String> headers = new HashMap<>(Map.of("z-ours", "1"));
    for (int i = 0; i < 12; i++) {
      headers.put("h%02d".formatted(i), "v");
    }
    Map<String, MessageAttributeValue> attributes = Attributes.of(headers, List.of("z-ours"));
    assertEquals(
        List.of("z-ours", "h00", "h01", "h02", "h03", "h04", "h05", "h06", "h07", "h08"),
        List.copyOf(attributes.keySet()));
  }

  @Test
  void leavesOutWhatSqsRefuses() {
    Map<String, String> headers = new HashMap<>();
    headers.put("good.name-1_x", "v");
    headers.put("two words", "v");
    headers.put(".dot", "v");
    headers.put("a..b", "v");
    headers.put("AWS.mine", "v");
    headers.put("amazon.mine", "v");
    headers.put("n".repeat(257), "v");
    headers.put("empty", "");
    assertEquals(Map.of("good.name-1_x", Attributes.text("v")), Attributes.of(headers, List.of()));
  }

  @Test
  void countsNamesTypesAndValues() {
    assertEquals(
        "name".length() + "String".length() + 3,
        Attributes.bytes(Map.of("name", Attributes.text("xé"))));
    assertEquals(
        "b".length() + "Binary".length() + 5, Attributes.bytes(Map.of("b", binary(new byte[5]))));
  }

  @Test
  void unpacksWhatItPacked() {
    Map<String, MessageAttributeValue> all =
        Map.of(
            "text", Attributes.text("größe\uFFFD"),
            "number", MessageAttributeValue.builder().dataType("Number").stringValue("7").build(),
            "binary", binary(new byte[] {0, 1, -1}));
    assertEquals(all, Attributes.unpacked(Attributes.packed(all), 3));
    assertEquals(Map.of(), Attributes.unpacked(Attributes.packed(all), 2), "there is no room");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "{\"a\": 1}",
        "{\"a\": {}}",
        "{\"a\": {\"type\": \"String\"}}",
        "{\"a\": {\"type\": \"Binary\", \"bytes\": \"?\"}}",
        "{\"a\": {\"type\": \"String\", \"text\": \"\"}}",
        "{\"a\": {\"type\": \"String\", \"text\": \"\\u0000\"}}",
        "{\"a\": {\"type\": \"Text\", \"text\": \"x\"}}",
        "{\"two words\": {\"type\": \"String\", \"text\": \"x\"}}",
      })
  void unpacksNothingThatItDidNotPack(String text) {
    assertEquals(Map.of(), Attributes.unpacked(text, Attributes.MOST));
  }

  private static MessageAttributeValue binary(byte[] bytes) {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromByteArray(bytes))
        .build();
  }
}
