package io.darkroom.httpclient;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Options as a test wants them, read as a configuration is. */
final class Options {
  private Options() {}

  static GuardOptions defaults() {
    return of(new JsonObject());
  }

  static GuardOptions allowing(List<String> addresses) {
    return of(new JsonObject().put("allowedAddresses", new JsonArray(addresses)));
  }

  /** Small and quick, and loopback is allowed. */
  static GuardOptions quick() {
    return of(quickJson());
  }

  static JsonObject quickJson() {
    return new JsonObject()
        .put("allowedAddresses", new JsonArray().add("127.0.0.0/8"))
        .put("connectTimeout", "2s")
        .put("totalTimeout", "10s")
        .put("slowAfter", "10s")
        .put("maxRedirects", 3)
        .put("maxBytes", "1MB");
  }

  static GuardOptions of(JsonObject section) {
    Conf root = Conf.of(new JsonObject().put("http-client", section));
    GuardOptions options = GuardOptions.read(root);
    root.throwIfAny();
    return options;
  }
}
