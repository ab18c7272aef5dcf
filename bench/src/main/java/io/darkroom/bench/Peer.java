package io.darkroom.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rivals: each a script in {@code bench/peers} that is kept running. */
enum Peer {
  SHARP("sharp, one decode", "node", "sharp.cjs", "best"),
  SHARP_USUAL("sharp, three pipelines", "node", "sharp.cjs", "usual"),
  PILLOW("Pillow, draft", "python3", "pillow.py", "draft"),
  PILLOW_FULL("Pillow, full decode", "python3", "pillow.py", "full"),
  VIPS("vipsthumbnail, three processes", "sh", "tools.sh", "vips"),
  GRAPHICSMAGICK("GraphicsMagick, a process", "sh", "tools.sh", "gm"),
  JIMP("Jimp", "node", "jimp.cjs", ""),
  DJPEG("djpeg -scale 1/4, decode only", "sh", "tools.sh", "djpeg");

  private final String title;
  private final String program;
  private final String script;
  private final String mode;

  Peer(String title, String program, String script, String mode) {
    this.title = title;
    this.program = program;
    this.script = script;
    this.mode = mode;
  }

  String title() {
    return title;
  }

  /** How to start it. */
  List<String> command() {
    Path python = installed().resolve("venv/bin/python");
    boolean own = program.equals("python3") && Files.isExecutable(python);
    return List.of(own ? python.toString() : program, home().resolve(script).toString(), mode);
  }

  /** Where {@code bench/peers/install} puts packages. */
  static Path installed() {
    return home().resolveSibling("target").resolve("peers");
  }

  private static Path home() {
    return BenchHome.path().resolve("peers");
  }
}
