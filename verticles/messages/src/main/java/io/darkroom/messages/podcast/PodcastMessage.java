package io.darkroom.messages.podcast;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a message of the podcast resizer says, in the fields that mean something.
 *
 * @param images from fields of images to their URLs, those that have one
 * @param folder {@code bucket_name}, or null
 * @param queue {@code redirect_queue}, or null
 * @param url {@code postback_url}, or null
 */
record PodcastMessage(SortedMap<String, String> images, String folder, String queue, String url) {
  private static final String IMAGE = "image_url";
  private static final String ITUNES = "itunes_image";

  private static final String ABSENT = "n/a";

  PodcastMessage {
    images = Collections.unmodifiableSortedMap(images);
  }

  /** Reads a message; refuses fields that are no texts. */
  static PodcastMessage of(JsonObject message) {
    Conf conf = Conf.of(message);
    SortedMap<String, String> images = new TreeMap<>();
    for (String field : List.of(IMAGE, ITUNES)) {
      String url = text(conf, field);
      if (url != null) {
        images.put(field, url);
      }
    }
    PodcastMessage read =
        new PodcastMessage(
            images,
            text(conf, "bucket_name"),
            text(conf, "redirect_queue"),
            text(conf, "postback_url"));
    conf.throwIfAny();
    return read;
  }

  /** A text that says something; its senders write "N/A" for none. */
  private static String text(Conf conf, String field) {
    String text = conf.text(field, "").strip();
    return text.isEmpty() || text.toLowerCase(Locale.ROOT).equals(ABSENT) ? null : text;
  }

  /** From names to URLs, each URL once. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>(images);
    if (images.size() == 2 && images.get(IMAGE).equals(images.get(ITUNES))) {
      sources.remove(ITUNES);
    }
    return sources;
  }
}
