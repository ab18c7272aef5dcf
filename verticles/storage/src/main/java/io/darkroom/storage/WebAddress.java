package io.darkroom.storage;

import java.net.URI;
import java.net.URISyntaxException;

/** Whether a configured text is an address of the web. */
final class WebAddress {
  private WebAddress() {}

  static boolean valid(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException notAUri) {
      return false;
    }
  }
}
