package io.darkroom.isolation;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A task that does what native code can do. */
public final class Perils implements Task {
  private static final int PAGE = 4_096;

  private JsonObject options;

  static JsonObject does(String what) {
    return new JsonObject().put("do", what);
  }

  @Override
  public JsonObject open(JsonObject given) throws IOException {
    options = given;
    if (given.getBoolean("stillborn", false)) {
      throw new IllegalStateException("not today");
    }
    if (given.containsKey("stillbornWhile")) {
      if (Files.exists(Path.of(given.getString("stillbornWhile")))) {
        throw new IllegalStateException("not yet");
      }
    }
    return new JsonObject();
  }

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) throws Exception {
    switch (call.what().getString("do")) {
      case "echo" -> {
        return echo(call, told);
      }
      case "pid" -> {
        JsonObject environment = new JsonObject();
        System.getenv().forEach(environment::put);
        return new Answer(
            new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("options", options)
                .put("environment", environment),
            List.of());
      }
      case "print" -> {
        System.out.println("a library that prints");
        return new Answer(new JsonObject(), List.of());
      }
      case "grow" -> {
        return new Answer(
            new JsonObject(), List.of(Buffer.buffer(new byte[call.what().getInteger("bytes")])));
      }
      case "refuse" -> throw Failure.IMAGE_CORRUPT.with("It is damaged.");
      case "fail" -> throw new IllegalStateException("a bug");
      case "halt" -> Runtime.getRuntime().halt(7);
      case "segv" -> signal("SEGV");
      case "kill" -> signal("KILL");
      case "heap" -> heap();
      case "hog" -> hog();
      default -> spin(told);
    }
    throw new AssertionError("lived on");
  }

  private static Answer echo(Call call, Consumer<JsonObject> told) {
    told.accept(new JsonObject().put("files", call.files().size()));
    List<Buffer> files = new ArrayList<>();
    JsonArray direct = new JsonArray();
    for (ByteBuffer file : call.files()) {
      byte[] bytes = new byte[file.limit()];
      file.get(0, bytes);
      files.add(Buffer.buffer(bytes));
      file.duplicate().clear().put(file.limit(), new byte[] {1, 2}, 0, Call.SPARE);
      direct.add(file.isDirect());
    }
    return new Answer(new JsonObject().put("direct", direct), files);
  }

  private static void spin(Consumer<JsonObject> told) {
    told.accept(new JsonObject().put("pid", ProcessHandle.current().pid()));
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void signal(String name) throws Exception {
    long pid = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void heap() {
    byte[][] all = new byte[1 << 12][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new byte[1 << 20];
    }
  }

  /** Memory outside the heap, page after page, as a decoder takes it. */
  private static void hog() throws IOException {
    Path file = Files.createTempFile("hog", null);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Files.delete(file); // it is killed before it could
      channel.truncate(0).write(ByteBuffer.allocate(1), (1 << 30) - 1);
      ByteBuffer map = channel.map(FileChannel.MapMode.PRIVATE, 0, 1 << 30);
      for (int at = 0; at < map.capacity(); at += PAGE) {
        map.put(at, (byte) 1);
      }
      spin(told -> {});
    }
  }
}
