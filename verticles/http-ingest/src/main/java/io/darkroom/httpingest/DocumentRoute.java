package io.darkroom.httpingest;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.yaml}: the document that this API is held to. */
final class DocumentRoute {
  private final Buffer document;

  DocumentRoute() {
    try (InputStream in = DocumentRoute.class.getResourceAsStream("/openapi.yaml")) {
      this.document = Buffer.buffer(in.readAllBytes());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  Future<?> get(RoutingContext ctx) {
    return ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml").end(document);
  }
}
