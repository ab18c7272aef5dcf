package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Walks a bucket's folder in the order of S3's listings: by the keys' bytes in UTF-8. A folder
 * sorts with the {@code /} that follows its name, so {@code a.jpg} comes before {@code a/b.jpg}.
 */
final class Listing {
  private static final Comparator<String> UTF8_ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final String bucket;
  private final String prefix;
  private final int limit;
  private final List<BlobInfo> found = new ArrayList<>();

  private Listing(String bucket, String prefix, int limit) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.limit = limit;
  }

  /** Up to {@code limit} blobs in that folder. Blocks. */
  static List<BlobInfo> of(Folder folder, String bucket, String prefix, int limit)
      throws IOException {
    folder.check();
    Listing listing = new Listing(bucket, prefix, limit);
    listing.walk(folder.root(), "");
    return List.copyOf(listing.found);
  }

  private void walk(Path folder, String path) throws IOException {
    for (String name : names(folder)) {
      if (found.size() >= limit) {
        return;
      }
      String key = path + name;
      if (!key.endsWith("/")) {
        add(folder.resolve(name), key);
      } else if (key.startsWith(prefix) || prefix.startsWith(key)) {
        walk(folder.resolve(name), key);
      }
    }
  }

  private void add(Path file, String key) throws IOException {
    if (key.startsWith(prefix)) {
      try {
        found.add(BlobFile.info(new BlobRef(bucket, key), file));
      } catch (NoSuchFileException deletedMeanwhile) {
        // Then it is not in the listing.
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          names.add(Files.isDirectory(entry) ? name + "/" : name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException deletedMeanwhile) {
      return List.of();
    }
    names.sort(UTF8_ORDER);
    return names;
  }
}
