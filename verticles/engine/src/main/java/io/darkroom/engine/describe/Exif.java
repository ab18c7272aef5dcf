package io.darkroom.engine.describe;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An image's EXIF data in words, as far as they can be read. */
final class Exif {
  /** Most tags told = {@value}. */
  private static final int MAX_TAGS = 200;

  /** Longest text of a tag, in characters = {@value}; longer ones are cut. */
  private static final int MAX_TEXT = 500;

  private Exif() {}

  /** Texts by the names of their tags; empty when there are none. A maker's own are left out. */
  static JsonObject of(ByteBuffer image) {
    byte[] bytes = new byte[image.limit()];
    image.get(0, bytes);
    JsonObject found = new JsonObject();
    try {
      Metadata metadata =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
      for (Directory directory : metadata.getDirectories()) {
        if (isExif(directory)) {
          addAll(directory, found);
        }
      }
    } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
      // What cannot be read cannot be told; the picture itself may be good.
      return found;
    }
    return found;
  }

  private static boolean isExif(Directory directory) {
    return (directory instanceof ExifDirectoryBase
            && !(directory instanceof ExifThumbnailDirectory))
        || directory instanceof GpsDirectory;
  }

  private static void addAll(Directory directory, JsonObject found) {
    for (Tag tag : directory.getTags()) {
      String text = tag.getDescription();
      if (text != null && tag.hasTagName() && found.size() < MAX_TAGS) {
        found.put(tag.getTagName(), text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
      }
    }
  }
}
