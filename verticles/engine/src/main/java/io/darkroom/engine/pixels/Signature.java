package io.darkroom.engine.pixels;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Size and CRC-32 of a file: tells a whole copy from a torn one. */
record Signature(long size, long crc) {
  /** What a jar's directory says of an entry, without unpacking it; nested jars say it, too. */
  static Signature of(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    if (connection instanceof JarURLConnection jar) {
      JarEntry entry = jar.getJarEntry();
      if (entry.getSize() >= 0 && entry.getCrc() >= 0) {
        return new Signature(entry.getSize(), entry.getCrc());
      }
    }
    try (InputStream in = connection.getInputStream()) {
      return of(in);
    }
  }

  static Signature of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  private static Signature of(InputStream in) throws IOException {
    CRC32 crc = new CRC32();
    long size = new CheckedInputStream(in, crc).transferTo(OutputStream.nullOutputStream());
    return new Signature(size, crc.getValue());
  }
}
