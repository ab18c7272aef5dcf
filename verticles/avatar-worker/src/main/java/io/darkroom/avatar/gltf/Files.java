package io.darkroom.avatar.gltf;

import io.darkroom.avatar.outfit.Contents;
import io.darkroom.contract.Failure;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;

/** Finds the files that a model names, among those that came with it. Nothing is fetched. */
final class Files {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  private final Contents contents;
  private final String folder;
  private final int maxBytes;

  Files(Contents contents, String mainFile, int maxBytes) {
    this.contents = contents;
    this.folder = mainFile.substring(0, mainFile.lastIndexOf('/') + 1);
    this.maxBytes = maxBytes;
  }

  /** The bytes a URI names: those in it, or those of a file. */
  byte[] read(String uri) {
    return uri.regionMatches(true, 0, DATA, 0, DATA.length()) ? inside(uri) : load(find(uri));
  }

  /** The bytes of a file by its key. */
  byte[] load(String key) {
    try {
      byte[] bytes = contents.read(key);
      if (bytes.length > maxBytes) {
        throw Failure.GLTF_TOO_LARGE.with(
            Corrupt.quote(key)
                + " has "
                + bytes.length
                + " bytes; at most "
                + maxBytes
                + " are read");
      }
      return bytes;
    } catch (IOException e) {
      throw Failure.GLTF_FILE_MISSING.with(Corrupt.quote(key) + " cannot be read", e);
    }
  }

  /**
   * The key of a file: against the main file's folder; else so in any case of letters, as exporters
   * on Windows do not mind it; else the first key that ends so.
   */
  private String find(String uri) {
    String path = plain(decoded(uri));
    String wanted = plain(folder + path);
    if (contents.keys().contains(wanted)) {
      return wanted;
    }
    for (String key : contents.keys()) {
      if (key.equalsIgnoreCase(wanted)) {
        return key;
      }
    }
    String suffix = "/" + path.toLowerCase(Locale.ROOT);
    for (String key : contents.keys()) {
      if (("/" + key.toLowerCase(Locale.ROOT)).endsWith(suffix)) {
        return key;
      }
    }
    throw Failure.GLTF_FILE_MISSING.with(
        "the model names " + Corrupt.quote(uri) + ", which did not come with it");
  }

  private static String decoded(String uri) {
    try {
      // The plus stands for itself in paths.
      return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return uri;
    }
  }

  /** Without {@code .} and {@code ..}, which do not lead out of the piece. */
  private static String plain(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.replace('\\', '/').split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static byte[] inside(String uri) {
    int at = uri.indexOf(BASE64);
    if (at < 0) {
      throw Failure.GLTF_NOT_SUPPORTED.with("a data: URI is not in base64");
    }
    try {
      return Base64.getDecoder().decode(uri.substring(at + BASE64.length()));
    } catch (IllegalArgumentException e) {
      throw Failure.GLTF_CORRUPT.with("a data: URI is not the base64 that it says", e);
    }
  }
}
