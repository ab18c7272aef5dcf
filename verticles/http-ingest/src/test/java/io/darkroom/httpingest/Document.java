package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document, as a judge over real answers. */
final class Document {
  private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete");

  private final JsonObject json;

  Document() {
    try (InputStream in = Document.class.getResourceAsStream("/openapi.yaml")) {
      Map<String, Object> read = new Yaml().load(in);
      this.json = new JsonObject(Buffer.buffer(new JsonObject(read).encode()));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  JsonObject json() {
    return json;
  }

  /** Every operation, as {@code GET /v1/jobs}; those that need no key end with {@code (open)}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (String path : paths().fieldNames()) {
      for (String method : paths().getJsonObject(path).fieldNames()) {
        if (METHODS.contains(method)) {
          boolean open = paths().getJsonObject(path).getJsonObject(method).containsKey("security");
          operations.add(method.toUpperCase(Locale.ROOT) + " " + path + (open ? " (open)" : ""));
        }
      }
    }
    return operations;
  }

  /** Fails if the document has no such answer. Answers of no operation must be problems. */
  void check(String method, String path, int status, String contentType, String body) {
    JsonObject operation = operation(method, path);
    String what = method + " " + path + " " + status + " " + contentType + " " + body;
    if (operation == null) {
      assertTrue(status >= 400, what);
      validate("Problem", body, what);
      return;
    }
    JsonObject responses = operation.getJsonObject("responses");
    JsonObject response = resolve(responses.getJsonObject(String.valueOf(status)));
    if (response == null) {
      assertTrue(status >= 400, "not in the document: " + what);
      response = resolve(responses.getJsonObject("default"));
    }
    assertNotNull(response, "not in the document: " + what);
    JsonObject content = response.getJsonObject("content");
    if (content == null || method.equals("HEAD")) {
      assertTrue(body.isEmpty(), what);
      return;
    }
    String type = contentType.replaceFirst(";.*", "");
    JsonObject media = content.getJsonObject(type, content.getJsonObject("*/*"));
    assertNotNull(media, "no such type in the document: " + what);
    String schema = media.getJsonObject("schema").getString("$ref");
    if (schema != null) {
      validate(schema.substring(schema.lastIndexOf('/') + 1), body, what);
    }
  }

  private void validate(String schema, String body, String what) {
    JsonObject definitions = json.getJsonObject("components").getJsonObject("schemas");
    String all =
        new JsonObject()
            .put("$ref", "#/$defs/" + schema)
            .put("$defs", definitions)
            .encode()
            .replace("#/components/schemas/", "#/$defs/");
    OutputUnit result =
        Validator.create(
                JsonSchema.of(new JsonObject(all)),
                new JsonSchemaOptions()
                    .setBaseUri("app://openapi")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic))
            .validate(new JsonObject(body));
    assertTrue(result.getValid(), () -> schema + ": " + result.toJson() + " in " + what);
  }

  private JsonObject operation(String method, String path) {
    for (String known : paths().fieldNames()) {
      JsonObject operation =
          paths().getJsonObject(known).getJsonObject(method.toLowerCase(Locale.ROOT));
      if (operation != null && path.matches(known.replaceAll("\\{\\w+}", "[^/]+"))) {
        return operation;
      }
    }
    return null;
  }

  private JsonObject paths() {
    return json.getJsonObject("paths");
  }

  private JsonObject resolve(JsonObject response) {
    if (response == null || !response.containsKey("$ref")) {
      return response;
    }
    String name = response.getString("$ref");
    return json.getJsonObject("components")
        .getJsonObject("responses")
        .getJsonObject(name.substring(name.lastIndexOf('/') + 1));
  }
}
