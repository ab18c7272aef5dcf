package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.MongoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Channels and episodes in a database, some of whose images are not there. */
final class SweptDocuments implements AutoCloseable {
  static final String PUBLIC = "https://s3.eu-west-1.amazonaws.com/artwork";
  private static final int EVERY_MISSING = 10;

  private final Vertx vertx = Vertx.vertx();
  private final MongoClient mongo;

  SweptDocuments(String url) {
    mongo =
        MongoClient.create(
            vertx, new JsonObject().put("connection_string", url).put("db_name", "podcasts"));
  }

  void insertChannels(int count, PodcastSource source) {
    insert(
        "channels",
        count,
        i ->
            new JsonObject()
                .put("_id", String.format("c%04d", i))
                .put("title", "Channel " + i)
                .put("itunes_image", image(source, "channel", i)));
  }

  /** Episodes with fewer covers than there are episodes. */
  void insertEpisodes(int count, int covers, PodcastSource source) {
    insert(
        "episodes",
        count,
        i ->
            new JsonObject()
                .put("_id", String.format("e%04d", i))
                .put("channel_id", "c0001")
                .put("itunes_image", image(source, "cover", i % covers)));
  }

  /** How many documents have been written back. */
  long done(String collection) {
    JsonObject known = new JsonObject().put("$in", new JsonArray().add(true).add(false));
    return mongo.count(collection, new JsonObject().put("metadata.image_is_valid", known)).await();
  }

  /** Every episode says what became of its image, none is locked, and what it names is there. */
  void checkEpisodes(Path publicBlobs) {
    List<JsonObject> episodes = mongo.find("episodes", new JsonObject()).await();
    for (JsonObject episode : episodes) {
      String image = episode.getString("itunes_image");
      assertFalse(episode.containsKey("lock"), episode::encodePrettily);
      JsonObject metadata = episode.getJsonObject("metadata");
      if (image.endsWith(".missing")) {
        assertEquals(false, metadata.getBoolean("image_is_valid"), episode::encodePrettily);
        assertTrue(metadata.getString("error").contains("SOURCE_NOT_FOUND"));
      } else {
        assertEquals(image, episode.getString("last_itunes_image"), episode::encodePrettily);
        JsonObject info = episode.getJsonObject("itunes_image_info");
        assertEquals(3, info.size());
        for (String size : info.fieldNames()) {
          String url = info.getJsonObject(size).getString("url");
          String path = info.getJsonObject(size).getString("bucket_path");
          assertTrue(url.startsWith(PUBLIC + "/images-resized/Channel%201/"), url);
          assertEquals("images-resized/Channel 1/", path);
          String file = url.substring(url.lastIndexOf('/') + 1);
          assertTrue(Files.exists(publicBlobs.resolve(path).resolve(file)), url);
        }
      }
    }
  }

  /** All in one command: no sweep finds but some of them. */
  private void insert(String collection, int count, IntFunction<JsonObject> document) {
    List<BulkOperation> all =
        IntStream.range(0, count).mapToObj(document).map(BulkOperation::createInsert).toList();
    mongo.bulkWrite(collection, all).await();
  }

  private static String image(PodcastSource source, String name, int number) {
    return source.url(name + number + (number % EVERY_MISSING == 0 ? ".missing" : ".jpg"));
  }

  @Override
  public void close() {
    mongo.close().await();
    vertx.close().await();
  }
}
