package io.darkroom.engine.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {
  @TempDir Path cache;

  @Test
  void unpacksOnceAndMendsATornCopy() throws IOException {
    Path file = NativeLibrary.unpack(cache);
    FileTime unpacked = FileTime.from(Instant.now().minusSeconds(1_000));
    Files.setLastModifiedTime(file, unpacked);

    assertEquals(file, NativeLibrary.unpack(cache));
    assertEquals(unpacked.toMillis(), Files.getLastModifiedTime(file).toMillis());

    byte[] torn = Files.readAllBytes(file);
    torn[1_000_000] ^= 1;
    Files.write(file, torn);
    assertEquals(file, NativeLibrary.unpack(cache));
    torn[1_000_000] ^= 1;
    assertTrue(Arrays.equals(torn, Files.readAllBytes(file)));
    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void removesWhatAKilledProcessLeftBehind() throws IOException {
    Path old = Files.createFile(cache.resolve("unpacking-1.tmp"));
    Path underway = Files.createFile(cache.resolve("unpacking-2.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7_200)));

    NativeLibrary.unpack(cache);

    assertFalse(Files.exists(old));
    assertTrue(Files.exists(underway));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, nu/pattern/opencv/linux/x86_64/libopencv_java490.so",
    "Linux, aarch64, nu/pattern/opencv/linux/ARMv8/libopencv_java490.so",
    "Mac OS X, aarch64, nu/pattern/opencv/osx/ARMv8/libopencv_java490.dylib",
    "Mac OS X, x86_64, nu/pattern/opencv/osx/x86_64/libopencv_java490.dylib",
    "Windows 11, amd64, nu/pattern/opencv/windows/x86_64/opencv_java490.dll",
  })
  void knowsWhereTheLibraryIsAndThatItIsThere(String os, String arch, String resource) {
    assertEquals(resource, NativeLibrary.resource(os, arch));
    assertTrue(NativeLibrary.class.getClassLoader().getResource(resource) != null);
  }
}
