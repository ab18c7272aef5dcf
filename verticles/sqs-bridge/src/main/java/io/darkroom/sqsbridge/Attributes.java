package io.darkroom.sqsbridge;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Attributes of messages: few, and picky about their names. */
final class Attributes {
  /** Most attributes of a message = {@value}. */
  static final int MOST = 10;

  private static final String STRING = "String";
  private static final String TYPE = "type";
  private static final String TEXT = "text";
  private static final String BYTES = "bytes";
  private static final Pattern NAME = Pattern.compile("\\w[\\w-]*(\\.[\\w-]+)*");
  private static final int MAX_NAME = 256;

  private Attributes() {}

  /** An attribute that is a text; SQS takes none that is empty. */
  static MessageAttributeValue text(String text) {
    return MessageAttributeValue.builder().dataType(STRING).stringValue(text).build();
  }

  /**
   * Headers as attributes: as many as fit, those in {@code first} before the others, which go by
   * their names. What SQS takes as no name, or as no value, is left out.
   */
  static Map<String, MessageAttributeValue> of(
      Map<String, String> headers, Iterable<String> first) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    for (String name : first) {
      put(attributes, name, headers.get(name));
    }
    new TreeMap<>(headers).forEach((name, value) -> put(attributes, name, value));
    return attributes;
  }

  private static void put(
      Map<String, MessageAttributeValue> attributes, String name, String value) {
    if (value != null && !value.isEmpty() && valid(name) && attributes.size() < MOST) {
      attributes.putIfAbsent(name, text(SqsText.plain(value)));
    }
  }

  /** Those that are texts, or numbers, as headers. */
  static Map<String, String> headers(Map<String, MessageAttributeValue> attributes) {
    Map<String, String> headers = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> {
          if (value.stringValue() != null) {
            headers.put(name, value.stringValue());
          }
        });
    return headers;
  }

  /** How much of a message's size they use up: names, types and values. */
  static long bytes(Map<String, MessageAttributeValue> attributes) {
    long bytes = 0;
    for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
      MessageAttributeValue value = entry.getValue();
      bytes += Letter.utf8(entry.getKey()) + Letter.utf8(value.dataType());
      bytes +=
          value.stringValue() != null
              ? Letter.utf8(value.stringValue())
              : value.binaryValue().asByteArrayUnsafe().length;
    }
    return bytes;
  }

  /** Several as one text. */
  static String packed(Map<String, MessageAttributeValue> attributes) {
    JsonObject json = new JsonObject();
    attributes.forEach(
        (name, value) ->
            json.put(
                name,
                value.stringValue() != null
                    ? new JsonObject().put(TYPE, value.dataType()).put(TEXT, value.stringValue())
                    : new JsonObject()
                        .put(TYPE, value.dataType())
                        .put(BYTES, value.binaryValue().asByteArrayUnsafe())));
    return SqsText.json(json);
  }

  /** What {@link #packed} packed; none if it did not, or if there are more than {@code most}. */
  static Map<String, MessageAttributeValue> unpacked(String text, int most) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Object> entry : new JsonObject(text)) {
        attributes.put(entry.getKey(), unpacked((JsonObject) entry.getValue()));
      }
    } catch (DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException notOurs) {
      return Map.of();
    }
    boolean taken =
        attributes.size() <= most && attributes.keySet().stream().allMatch(Attributes::valid);
    return taken ? attributes : Map.of();
  }

  private static MessageAttributeValue unpacked(JsonObject packed) {
    String type = packed.getString(TYPE);
    String text = packed.getString(TEXT);
    if (!type.matches("(String|Number|Binary)[!-~]*")
        || (text != null && (text.isEmpty() || !text.equals(SqsText.plain(text))))) {
      throw new IllegalArgumentException(type);
    }
    MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(type);
    return text != null
        ? value.stringValue(text).build()
        : value.binaryValue(SdkBytes.fromByteArray(packed.getBinary(BYTES))).build();
  }

  private static boolean valid(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.length() <= MAX_NAME
        && NAME.matcher(name).matches()
        && !lower.startsWith("aws.")
        && !lower.startsWith("amazon.");
  }
}
