package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A client with bad manners: sends what it is told to, byte by byte. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  RawClient(int port) {
    try {
      socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Sends one request and gives its answer. */
  static String ask(int port, String request) {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      return client.answer();
    }
  }

  void send(String text) {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** The head of the answer and its body by Content-Length; what there is, if it is closed. */
  String answer() {
    StringBuilder answer = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      int left = Integer.MAX_VALUE;
      while (left > 0) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        answer.append((char) next);
        left--;
        if (answer.length() > 4 && answer.substring(answer.length() - 4).equals("\r\n\r\n")) {
          left = length(answer.toString());
        }
      }
    } catch (IOException error) {
      throw new UncheckedIOException("after " + answer, error);
    }
    return answer.toString();
  }

  /** True if the other side closes without another word. */
  boolean closed() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  private static int length(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
