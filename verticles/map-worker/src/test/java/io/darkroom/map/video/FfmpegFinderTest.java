package io.darkroom.map.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegFinderTest {
  @TempDir Path folder;

  @Test
  @EnabledIf(
      value = "io.darkroom.map.video.Films#canBeMade",
      disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
  void findsOneThatEncodesH264AndFindsItAgain() throws Exception {
    FfmpegFinder finder = Films.finder();
    Ffmpeg found = finder.find();
    assertTrue(Files.isExecutable(found.executable()), found::toString);
    assertTrue(found.version().matches("[n\\d].*"), found::toString);
    assertSame(found, finder.find());
  }

  @Test
  void unpacksOnceAndWhole() throws Exception {
    Path first = BundledFfmpeg.unpack(folder).orElseThrow();
    Path second = BundledFfmpeg.unpack(folder).orElseThrow();
    assertEquals(first, second);
    assertTrue(Files.isExecutable(first));
    assertTrue(Files.exists(first.resolveSibling("ffprobe")));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    Files.delete(first.resolveSibling("complete"));
    Files.delete(first);
    assertThrows(java.io.IOException.class, () -> BundledFfmpeg.unpack(folder));
  }

  @Test
  void saysWhatIsWrongWithTheOneConfigured() {
    String words = unavailable(folder.resolve("nowhere"));
    assertTrue(words.contains("nowhere") && words.contains("map-worker.video.ffmpeg"), words);
  }

  @Test
  void doesNotTakeAnyProgramForFfmpeg() throws Exception {
    Path other = folder.resolve("other");
    Files.writeString(other, "#!/bin/sh\necho 'libx264, but it is not'\n");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
    String words = unavailable(other);
    assertTrue(words.contains("libx264, but it is not"), words);
    Files.writeString(other, "#!/bin/sh\necho 'ffmpeg version 1'\n");
    assertTrue(unavailable(other).contains("none of the encoders"));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  void knowsWhereEachMachineHasItsOwn(String os, String arch, String name) {
    assertEquals("org/bytedeco/ffmpeg/" + name + "/", BundledFfmpeg.folder(os, arch));
  }

  @Test
  void looksAnewForOneThatIsGone() throws Exception {
    Path own = folder.resolve("own");
    Files.writeString(own, "#!/bin/sh\necho 'ffmpeg version 1'; echo ' V libx264 H.264'\n");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
    FfmpegFinder finder = new FfmpegFinder(own, folder);
    assertEquals("libx264", finder.find().h264());
    Files.delete(own);
    assertEquals(own, finder.find().executable());
    finder.forget();
    assertThrows(DarkroomException.class, finder::find);
  }

  private String unavailable(Path configured) {
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> new FfmpegFinder(configured, folder).find());
    assertEquals(Failure.ENCODER_UNAVAILABLE, error.failure());
    return error.getMessage();
  }
}
