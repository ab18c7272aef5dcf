package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What a sender of podcasts' artwork sends, and what must come back, field by field.
 *
 * @param source where the artwork is
 * @param postback where it is told
 * @param publicUrl what the URLs of results begin with
 * @param results the folder of the public bucket
 */
record PodcastMessages(PodcastSource source, String postback, String publicUrl, Path results) {
  /** Where enriched messages go. */
  static final String REDIRECT = "ChannelImages";

  private static final Map<String, Integer> SIZES =
      Map.of("50x50", 50, "250X250", 250, "800x800", 800);

  /** What kind of message it is; each has its share. */
  enum Kind {
    GOOD,
    PNG,
    ONE_MISSING,
    NOT_AVAILABLE,
    BOTH_EQUAL,
    REDIRECT_ONLY,
    POSTBACK_ONLY,
    NO_TARGET,
    NOT_JSON,
    HUGE;

    static Kind of(int number) {
      return values()[number % values().length];
    }
  }

  static Set<String> ids(int count, List<Kind> without) {
    Set<String> ids = new TreeSet<>();
    IntStream.range(0, count)
        .filter(number -> !without.contains(Kind.of(number)))
        .forEach(number -> ids.add(id(number)));
    return ids;
  }

  static String id(int number) {
    return "podcast-" + number;
  }

  /** How many renditions there must be, and no more. */
  static long files(int count) {
    return IntStream.range(0, count)
        .mapToLong(
            number ->
                switch (Kind.of(number)) {
                  case NOT_JSON, NO_TARGET -> 0;
                  case ONE_MISSING, NOT_AVAILABLE, BOTH_EQUAL -> SIZES.size();
                  default -> 2L * SIZES.size();
                })
        .sum();
  }

  /** How many there are. */
  long stored() throws IOException {
    try (Stream<Path> files = Files.walk(results.resolve("images-resized"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  /** The message's text. */
  String text(int number) {
    Kind kind = Kind.of(number);
    return kind == Kind.NOT_JSON ? "{no json: " + number : message(number).encode();
  }

  private JsonObject message(int number) {
    JsonObject message =
        new JsonObject()
            .put("_id", id(number))
            .put("image_url", source.url(number + "-a.jpg"))
            .put("itunes_image", source.url(number + "-b.png"))
            .put("bucket_name", number % 3 == 0 ? "Größe " + number : "Show" + number)
            .put("redirect_queue", REDIRECT)
            .put("postback_url", postback)
            .put("untouched", new JsonObject().put("number", number).putNull("nothing"));
    switch (Kind.of(number)) {
      case PNG -> message.put("image_url", source.url(number + "-c.png"));
      case ONE_MISSING -> message.put("image_url", source.url("gone"));
      case NOT_AVAILABLE -> message.put("itunes_image", "N/A").putNull("bucket_name");
      case BOTH_EQUAL -> message.put("itunes_image", message.getString("image_url"));
      case REDIRECT_ONLY -> message.remove("postback_url");
      case POSTBACK_ONLY -> message.put("redirect_queue", "");
      case NO_TARGET -> {
        message.remove("postback_url");
        message.remove("redirect_queue");
      }
      case HUGE -> message.put("notes", "x".repeat(150_000));
      default -> {}
    }
    return message;
  }

  /** What came back of a message is what must. */
  void check(JsonObject back, String secret) throws IOException {
    int number = Integer.parseInt(back.getString("_id").substring("podcast-".length()));
    Kind kind = Kind.of(number);
    JsonObject rest = back.copy();
    assertEquals(secret, rest.remove("postback_secret_key"), back::encode);
    Object image = rest.remove("image_url_info");
    Object itunes = rest.remove("itunes_image_info");
    assertEquals(message(number), rest);
    String folder =
        rest.getString("bucket_name") == null ? "CUSTOM" : rest.getString("bucket_name");
    if (kind == Kind.ONE_MISSING) {
      assertTrue(back.containsKey("image_url_info"), back::encode);
      assertNull(image);
    } else {
      info(image, folder, kind == Kind.PNG ? "png" : "jpeg");
    }
    if (kind == Kind.NOT_AVAILABLE) {
      assertTrue(!back.containsKey("itunes_image_info"), back::encode);
    } else if (kind == Kind.BOTH_EQUAL) {
      assertEquals(image, itunes);
    } else {
      info(itunes, folder, "png");
    }
  }

  private void info(Object value, String folder, String format) throws IOException {
    assertNotNull(value);
    JsonObject info = (JsonObject) value;
    assertEquals(SIZES.keySet(), info.fieldNames());
    for (String name : info.fieldNames()) {
      JsonObject one = info.getJsonObject(name);
      assertEquals("images-resized/" + folder + "/", one.getString("bucket_path"));
      String url = one.getString("url");
      assertTrue(url.startsWith(publicUrl + "/images-resized/"), url);
      assertTrue(url.matches(".*/[0-9a-f]{32}_" + name + "\\." + format), url);
      Path file =
          results
              .resolve(one.getString("bucket_path"))
              .resolve(url.substring(url.lastIndexOf('/') + 1));
      BufferedImage made = ImageIO.read(file.toFile());
      assertEquals(SIZES.get(name), made.getWidth());
      assertEquals(SIZES.get(name), made.getHeight());
    }
  }
}
