package io.darkroom.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that is asked by a line on its standard input, and answers by a line. It ends when its
 * standard input does.
 */
final class LineProcess implements AutoCloseable {
  private static final int ANSWER_MINUTES = 5;
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;

  LineProcess(Process process) {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  void say(String line) throws IOException {
    questions.write(line + "\n");
    questions.flush();
  }

  /** The next line; null when none comes. A process that is silent for too long is killed. */
  String answer() throws IOException {
    try {
      return CompletableFuture.supplyAsync(this::read).get(ANSWER_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException silence) {
      process.destroyForcibly();
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private String read() {
    try {
      return answers.readLine();
    } catch (IOException closed) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
