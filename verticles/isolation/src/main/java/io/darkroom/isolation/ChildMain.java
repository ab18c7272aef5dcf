package io.darkroom.isolation;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What runs in a child: reads calls from its standard input, answers to the descriptor {@value
 * #ANSWERS}. Its standard output is its standard error, so that a library that prints cannot garble
 * an answer. When its input ends its parent is gone, or wants it gone: it ends at once, whatever it
 * is doing.
 */
public final class ChildMain {
  /** Where answers go = {@value}. */
  static final int ANSWERS = 3;

  /** How a child exits that has run out of Java heap = {@value}: as ExitOnOutOfMemoryError does. */
  static final int OUT_OF_MEMORY = 3;

  private static final int LONGEST_TRACE = 8_000;

  private final SharedFile in;
  private final SharedFile out;
  private final OutputStream answers;
  private final BlockingQueue<JsonObject> calls = new ArrayBlockingQueue<>(2);

  private ChildMain(SharedFile in, SharedFile out, OutputStream answers) {
    this.in = in;
    this.out = out;
    this.answers = answers;
  }

  /** Runs the task of that class, with these two shared files. */
  public static void main(String[] args) throws Exception {
    ChildMain child =
        new ChildMain(
            adopt(Path.of(args[1])),
            adopt(Path.of(args[2])),
            new FileOutputStream("/dev/fd/" + ANSWERS));
    Thread reader = new Thread(() -> child.listen(System.in), "calls");
    reader.setDaemon(true);
    reader.start();
    child.serve(Class.forName(args[0]).asSubclass(Task.class).getConstructor().newInstance());
  }

  /** Opens a shared file and takes its name away: who has it open has it, nobody else will. */
  private static SharedFile adopt(Path path) throws IOException {
    SharedFile file = SharedFile.open(path);
    Files.deleteIfExists(path);
    return file;
  }

  private void listen(InputStream parent) {
    try (parent) {
      for (JsonObject call = Messages.read(parent); call != null; call = Messages.read(parent)) {
        calls.put(call);
      }
    } catch (IOException | InterruptedException | RuntimeException error) {
      System.err.println("the parent cannot be understood: " + error);
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve(Task task) throws Exception {
    say(new JsonObject().put("ready", task.open(calls.take())));
    while (true) {
      JsonObject call = calls.take();
      say(new JsonObject().put("begun", true));
      say(answer(task, call));
    }
  }

  private JsonObject answer(Task task, JsonObject call) {
    try {
      out.seen(call.getInteger("out"));
      List<ByteBuffer> files =
          Packing.slices(in.seen(call.getInteger("in")), call.getJsonArray("files"));
      Answer answer =
          task.run(
              new Call(call.getJsonObject("call"), files),
              told -> {
                try {
                  say(new JsonObject().put("told", told));
                } catch (IOException gone) {
                  throw new IllegalStateException("the parent does not listen", gone);
                }
              });
      JsonArray places = Packing.putBuffers(out, answer.files());
      return new JsonObject()
          .put("answer", answer.what())
          .put("out", out.capacity())
          .put("files", places);
    } catch (OutOfMemoryError full) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
      throw full;
    } catch (DarkroomException failure) {
      return new JsonObject()
          .put("failure", failure.failure().name())
          .put("message", failure.getMessage())
          .put("trace", failure.getCause() == null ? null : trace(failure.getCause()));
    } catch (Throwable failure) { // natives throw what they do not declare
      return new JsonObject().put("failure", Failure.INTERNAL.name()).put("trace", trace(failure));
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.getBuffer().substring(0, Math.min(LONGEST_TRACE, text.getBuffer().length()));
  }

  private void say(JsonObject message) throws IOException {
    Messages.write(answers, message);
  }
}
