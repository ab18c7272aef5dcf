package io.darkroom.isolation;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child process, as its parent sees it: takes one call at a time. One thread at a time. */
final class Child {
  /** Longest a child may take to become ready = {@value} s; unpacking a library may be in it. */
  private static final int START_SECONDS = 60;

  /** How often bounds are looked at = {@value} ms: what a hog gets beyond its bound. */
  private static final int WATCH_MILLIS = 20;

  private static final int LAST_WORDS_SECONDS = 5;
  private static final int SIGNALS = 128;
  private static final Logger log = LoggerFactory.getLogger(Child.class);

  private final ChildOptions options;
  private final Process process;
  private final SharedFile in;
  private final SharedFile out;
  private final Replies replies;
  private final Noise noise;
  private final ProcessMemory memory;
  private JsonObject facts;

  private Child(ChildOptions options, Process process, SharedFile in, SharedFile out) {
    this.options = options;
    this.process = process;
    this.in = in;
    this.out = out;
    replies = new Replies(process.getInputStream(), process.pid());
    noise = new Noise(process.getErrorStream(), process.pid());
    memory = new ProcessMemory(process.pid());
  }

  /** Starts a child, and waits until it is ready; leaves nothing behind when it is not. */
  static Child start(ChildOptions options, Path folder) throws IOException, InterruptedException {
    Path inPath = SharedFile.create(folder);
    Path outPath = null;
    SharedFile in = null;
    SharedFile out = null;
    Child child = null;
    boolean ready = false;
    try {
      outPath = SharedFile.create(folder);
      in = SharedFile.open(inPath);
      out = SharedFile.open(outPath);
      child = new Child(options, JavaCommand.of(options, inPath, outPath).start(), in, out);
      child.open();
      ready = true;
      return child;
    } finally {
      Files.deleteIfExists(inPath);
      if (outPath != null) {
        Files.deleteIfExists(outPath);
      }
      if (!ready) {
        if (child != null) {
          child.kill();
        }
        closeQuietly(in);
        closeQuietly(out);
      }
    }
  }

  private void open() throws IOException, InterruptedException {
    send(options.options());
    JsonObject reply = replies.next(TimeUnit.SECONDS.toMillis(START_SECONDS));
    if (reply == null) {
      throw new IOException("was not ready within " + START_SECONDS + " s");
    }
    facts = reply.getJsonObject("ready");
    if (facts == null) {
      process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      throw new IOException("ended before it was ready, " + ending() + noise.report());
    }
  }

  /** What its task says of itself. */
  JsonObject facts() {
    return facts;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Bytes of memory of its own. */
  long bytes() {
    return memory.bytes();
  }

  /**
   * Has it answer a call. Unless it answers, or says itself that the call has failed, it is dead
   * afterwards.
   *
   * @return null when it died before it began: the call is not to blame
   */
  Answer run(Call call, Bounds bounds, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    boolean sane = false;
    try {
      JsonObject message =
          new JsonObject()
              .put("call", call.what())
              .put("files", Packing.put(in, call.files()))
              .put("in", in.capacity())
              .put("out", out.capacity());
      try {
        send(message);
      } catch (IOException gone) {
        return null;
      }
      JsonObject reply = await(bounds, told);
      if (reply == null) {
        return null;
      }
      sane = true;
      if (reply.containsKey("failure")) {
        throw failure(reply);
      }
      return new Answer(
          reply.getJsonObject("answer"),
          Packing.copies(out.seen(reply.getInteger("out")), reply.getJsonArray("files")));
    } finally {
      if (sane) {
        in.shrink();
        out.shrink();
      } else {
        kill();
      }
    }
  }

  private void send(JsonObject message) throws IOException {
    OutputStream to = process.getOutputStream();
    Messages.write(to, message);
  }

  /** The answer or failure; null when the child ended before it began. */
  private JsonObject await(Bounds bounds, Consumer<JsonObject> told) throws InterruptedException {
    long begun = System.nanoTime();
    boolean working = false;
    while (true) {
      JsonObject reply = replies.next(WATCH_MILLIS);
      if (reply == null) {
        check(bounds, System.nanoTime() - begun);
      } else if (reply.containsKey("end")) {
        if (working) {
          throw crashed();
        }
        return null;
      } else if (reply.containsKey("told")) {
        told.accept(reply.getJsonObject("told"));
      } else if (reply.containsKey("begun")) {
        working = true;
      } else {
        return reply;
      }
    }
  }

  private void check(Bounds bounds, long took) {
    if (took > bounds.deadline().toNanos()) {
      throw Failure.CODEC_TIMEOUT.with(
          "The image took longer than "
              + options.name()
              + ".deadline of "
              + bounds.deadline().toMillis()
              + " ms; its process was ended. Send a smaller one, or ask for less.");
    }
    long bytes = memory.bytes();
    if (bytes > options.memory() + bounds.bytes()) {
      throw Failure.CODEC_MEMORY.with(
          String.format(
              "The image took %d MB, %s.childMemory and what was predicted for it allow %d MB; its"
                  + " process was ended. Send a smaller one.",
              bytes >> 20, options.name(), (options.memory() + bounds.bytes()) >> 20));
    }
  }

  private static RuntimeException failure(JsonObject reply) {
    Failure failure = Failure.ofCode(reply.getString("failure"));
    String trace = reply.getString("trace");
    Throwable cause = trace == null ? null : new RuntimeException("in a child: " + trace);
    String message = reply.getString("message");
    return message == null ? new IllegalStateException(cause) : failure.with(message, cause);
  }

  private DarkroomException crashed() throws InterruptedException {
    process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    String report = noise.report();
    String ending = ending();
    log.atWarn()
        .addKeyValue("child", pid())
        .addKeyValue("of", options.name())
        .log("child crashed, {}{}", ending, report);
    boolean full = !process.isAlive() && process.exitValue() == ChildMain.OUT_OF_MEMORY;
    if (full || report.contains("insufficient memory")) {
      return Failure.CODEC_MEMORY.with(
          "The image took more memory than its process may have. Send a smaller one.");
    }
    return Failure.CODEC_CRASHED.with(
        "The process that developed the image crashed (" + ending.strip() + ").");
  }

  /** How it ended, in words. */
  private String ending() {
    if (process.isAlive()) {
      return "without an end\n";
    }
    int status = process.exitValue();
    return (status > SIGNALS ? "signal " + (status - SIGNALS) : "status " + status) + "\n";
  }

  /** Ends it and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
      log.atError().addKeyValue("child", pid()).log("child cannot be ended");
    }
    closeQuietly(in);
    closeQuietly(out);
  }

  private static void closeQuietly(SharedFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException error) {
      log.debug("shared file was not closed", error);
    }
  }
}
