package io.darkroom.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP by hand, for what no decent client sends. */
final class RawHttp {
  private RawHttp() {}

  /**
   * Uploads {@code sent} bytes that begin as a JPEG, under a Content-Length of {@code said}, then
   * closes its side. Gives what was answered, perhaps nothing.
   */
  static String upload(int port, long said, long sent) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /v1/images?rendition=s:50x50 HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\n"
              + "Content-Length: %d\r\n\r\n".formatted(said);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = new byte[64 << 10];
      chunk[0] = (byte) 0xff;
      chunk[1] = (byte) 0xd8;
      chunk[2] = (byte) 0xff;
      try {
        for (long left = sent; left > 0; left -= chunk.length) {
          out.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
        socket.shutdownOutput();
      } catch (IOException refusedAlready) {
        // The answer may be there nevertheless.
      }
      return read(socket.getInputStream());
    }
  }

  private static String read(InputStream in) {
    StringBuilder answer = new StringBuilder();
    byte[] bytes = new byte[8192];
    try {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        answer.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
        if (answer.toString().contains("\"code\"")) {
          break;
        }
      }
    } catch (IOException reset) {
      // What came before the reset is the answer.
    }
    return answer.toString();
  }
}
