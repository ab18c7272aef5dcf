package io.darkroom.engine.isolation;

import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Development;
import io.darkroom.engine.Wanted;
import io.darkroom.engine.plan.Box;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders and developments as parent and child tell each other of them. Both are one version. */
final class Wire {
  private Wire() {}

  static Call call(Order order) {
    List<ByteBuffer> files = new ArrayList<>(List.of(order.image()));
    JsonArray others = new JsonArray();
    order
        .others()
        .forEach(
            (source, file) -> {
              others.add(source.toJson());
              files.add(file);
            });
    return new Call(
        new JsonObject()
            .put("operation", order.operation())
            .put("options", order.options())
            .put("others", others),
        files);
  }

  static Wanted wanted(Call call) {
    JsonArray sources = call.what().getJsonArray("others");
    Map<Source, ByteBuffer> others = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      others.put(Source.of(sources.getJsonObject(i)), call.files().get(i + 1));
    }
    return new Wanted(
        call.files().get(0),
        others,
        Order.wanted(call.what().getString("operation"), call.what().getJsonObject("options")));
  }

  static Answer answer(Development development) {
    JsonArray renditions = new JsonArray();
    List<Buffer> files = new ArrayList<>();
    for (Developed one : development.renditions()) {
      renditions.add(
          new JsonObject()
              .put("name", one.name())
              .put("format", one.format().name())
              .put("quality", one.quality())
              .put("width", one.width())
              .put("height", one.height())
              .put("frames", one.frames())
              .put("crop", one.crop() == null ? null : one.crop().toJson()));
      files.add(one.file());
    }
    return new Answer(
        new JsonObject()
            .put("source", development.source())
            .put("info", development.info())
            .put("renditions", renditions),
        files);
  }

  static Development development(Answer answer) {
    List<Developed> made = new ArrayList<>();
    JsonArray renditions = answer.what().getJsonArray("renditions");
    for (int i = 0; i < renditions.size(); i++) {
      JsonObject one = renditions.getJsonObject(i);
      made.add(
          new Developed(
              one.getString("name"),
              Format.valueOf(one.getString("format")),
              one.getInteger("quality"),
              one.getInteger("width"),
              one.getInteger("height"),
              one.getInteger("frames"),
              Box.of(one.getJsonObject("crop")),
              answer.files().get(i)));
    }
    return new Development(
        answer.what().getJsonObject("source"),
        answer.what().getJsonObject("info"),
        List.copyOf(made));
  }
}
