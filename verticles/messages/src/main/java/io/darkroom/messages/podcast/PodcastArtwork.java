package io.darkroom.messages.podcast;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Output;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.renditions.BatchOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Artwork of podcasts: three sizes of each image, under keys that are {@code <prefix><folder>/<32
 * hex>_<size>.<format>}, told of as {@code {"50x50": {"url", "bucket_path"}, ...}}. Immutable.
 */
public final class PodcastArtwork {
  private static final String SOURCES = "sources";
  private static final String RENDITIONS = "renditions";

  /** From their names, which clients know, to the sides of the squares. */
  private static final Map<String, Integer> SIZES =
      Map.of("50x50", 50, "250X250", 250, "800x800", 800);

  private final PodcastOptions options;

  PodcastArtwork(PodcastOptions options) {
    this.options = options;
  }

  /** As the configuration wants it; complains to its root. */
  public static PodcastArtwork open(Conf root) {
    return new PodcastArtwork(PodcastOptions.read(root));
  }

  /**
   * The options of a job of the operation {@code batch}.
   *
   * @param sources from names to URLs
   */
  public JsonObject options(Map<String, String> sources) {
    JsonObject named = new JsonObject();
    sources.forEach((name, url) -> named.put(name, new JsonObject().put("url", url)));
    JsonArray renditions = new JsonArray();
    SIZES.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(size -> renditions.add(rendition(size.getKey(), size.getValue())));
    return new JsonObject().put(SOURCES, named).put(RENDITIONS, renditions);
  }

  private JsonObject rendition(String name, int side) {
    return new JsonObject()
        .put("name", name)
        .put("width", side)
        .put("height", side)
        .put("fit", options.fit().name().toLowerCase(Locale.ROOT))
        .put("enlarge", true)
        .put("format", "same");
  }

  /**
   * Where the renditions of such a job go. Names are derived from the job's id, so that a job which
   * runs twice overwrites; who does not know the id cannot guess them.
   *
   * @param folder anybody's text, or null
   * @param batch the job's options, complete
   */
  public Output output(String jobId, String folder, JsonObject batch) {
    String start = options.prefix() + BucketFolder.of(folder) + "/";
    Map<String, String> keys = new HashMap<>();
    for (String source : batch.getJsonObject(SOURCES).fieldNames()) {
      String hex = hex(jobId + "/" + source);
      for (Object one : batch.getJsonArray(RENDITIONS)) {
        String name = ((JsonObject) one).getString("name");
        keys.put(
            BatchOptions.rendition(source, name), start + hex + "_" + name + "." + Output.FORMAT);
      }
    }
    return new Output(BlobRef.PUBLIC, "", keys);
  }

  /** The first half of a SHA-256. */
  private static String hex(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, hash.length / 2);
    } catch (NoSuchAlgorithmException impossible) { // every JVM has it
      throw new IllegalStateException(impossible);
    }
  }

  /** What was made of the image of that URL; null when nothing was. */
  public static JsonObject info(JobView job, String url) {
    JsonObject sources = job.json().getJsonObject("options").getJsonObject(SOURCES);
    JsonObject results =
        job.json().getJsonObject("result", new JsonObject()).getJsonObject(SOURCES);
    for (String name : sources.fieldNames()) {
      if (Objects.equals(url, sources.getJsonObject(name).getString("url"))) {
        JsonObject made = results == null ? null : results.getJsonObject(name);
        return made == null || !made.containsKey(RENDITIONS)
            ? null
            : info(name, made.getJsonArray(RENDITIONS));
      }
    }
    return null;
  }

  private static JsonObject info(String source, JsonArray renditions) {
    JsonObject info = new JsonObject();
    int start = BatchOptions.rendition(source, "").length();
    for (Object one : renditions) {
      Rendition rendition = Rendition.of((JsonObject) one);
      String key = rendition.blob().key();
      info.put(
          rendition.name().substring(start),
          new JsonObject()
              .put("url", rendition.url())
              .put("bucket_path", key.substring(0, key.lastIndexOf('/') + 1)));
    }
    return info;
  }
}
