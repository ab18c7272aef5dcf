package io.darkroom.avatar;

import static io.darkroom.avatar.outfit.Portraits.BODY_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.BODY_WIDTH;
import static io.darkroom.avatar.outfit.Portraits.FACE_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.FACE_WIDTH;

import io.darkroom.avatar.artists.Easel;
import io.darkroom.avatar.artists.ExplorerFile;
import io.darkroom.avatar.artists.Painting;
import io.darkroom.avatar.artists.Png;
import io.darkroom.avatar.artists.Sitter;
import io.darkroom.avatar.compare.Pair;
import io.darkroom.avatar.compare.Sheet;
import io.darkroom.avatar.wardrobe.Look;
import io.darkroom.contract.AvatarTools;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.httpclient.GuardOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Draws avatars for commands, as jobs would have them drawn. */
public final class AvatarWorkerTools implements AvatarTools {
  @Override
  public Future<List<Drawn>> render(Vertx vertx, JsonObject root, Path avatars) {
    return with(
        vertx,
        root,
        (studio, places) ->
            vertx
                .executeBlocking(() -> read(avatars), false)
                .compose(file -> all(studio, file, new ToolEasel(vertx), new ArrayList<>())));
  }

  @Override
  public Future<Comparison> compare(Vertx vertx, JsonObject root, String entityId, Path folder) {
    Easel easel = new ToolEasel(vertx);
    return with(
        vertx,
        root,
        (studio, places) ->
            studio
                .catalyst()
                .profile(entityId, places.contentServers())
                .map(entity -> sitter(entity, places.contentServers()))
                .compose(
                    sitter ->
                        studio
                            .chain()
                            .paint(sitter, easel)
                            .compose(
                                painting -> compare(studio, sitter, painting, folder, easel))));
  }

  private static Future<Comparison> compare(
      Studio studio, Sitter sitter, Painting painting, Path folder, Easel easel) {
    return studio
        .snapshots()
        .face(sitter)
        .compose(
            face ->
                studio
                    .snapshots()
                    .body(sitter)
                    .compose(
                        body ->
                            easel.compute(
                                () ->
                                    comparison(
                                        sitter.entity().id(), painting, face, body, folder))));
  }

  private static Comparison comparison(
      String entity, Painting painting, Buffer face, Buffer body, Path folder) throws IOException {
    List<Pair> pairs =
        List.of(
            pair("face", painting.face(), face, FACE_WIDTH, FACE_HEIGHT),
            pair("body", painting.body(), body, BODY_WIDTH, BODY_HEIGHT));
    Path picture = Files.createDirectories(folder).resolve("compare-" + entity + ".png");
    Files.write(picture, Png.encode(Sheet.of(pairs)).getBytes());
    return new Comparison(entity, picture, pairs.stream().map(Pair::difference).toList());
  }

  private static Pair pair(String name, Buffer drawn, Buffer snapshot, int width, int height) {
    BufferedImage other = Png.decode(snapshot, "The profile's snapshot of the " + name);
    return new Pair(
        name,
        Png.decode(drawn, "The " + name),
        Png.fitted(other, width, height),
        other.getWidth() + "x" + other.getHeight());
  }

  private static Sitter sitter(ProfileEntity entity, List<String> servers) {
    if (entity.avatar() == null) {
      throw Failure.ENTITY_INVALID.with("The entity " + entity.id() + " has no avatar.");
    }
    return new Sitter(entity, Look.of(entity.avatar()), servers);
  }

  private static ExplorerFile read(Path avatars) {
    try {
      return ExplorerFile.of(new JsonObject(Buffer.buffer(Files.readAllBytes(avatars))));
    } catch (IOException error) {
      throw Failure.INVALID_VALUE.with("The file of avatars cannot be read: " + avatars, error);
    } catch (DecodeException error) {
      throw Failure.INVALID_JSON.with("The file of avatars is no JSON: " + avatars, error);
    }
  }

  /** One after the other: one that cannot be drawn is no reason to leave the rest. */
  private static Future<List<Drawn>> all(
      Studio studio, ExplorerFile file, Easel easel, List<Drawn> drawn) {
    if (drawn.size() == file.avatars().size()) {
      return Future.succeededFuture(drawn);
    }
    ExplorerFile.Order order = file.avatars().get(drawn.size());
    return draw(studio, file.baseUrl(), order, easel)
        .map(done -> new Drawn(order.entity(), null))
        .otherwise(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              return new Drawn(
                  order.entity(), failure.failure().name() + ": " + failure.getMessage());
            })
        .compose(
            one -> {
              drawn.add(one);
              return all(studio, file, easel, drawn);
            });
  }

  private static Future<Void> draw(
      Studio studio, String baseUrl, ExplorerFile.Order order, Easel easel) {
    ProfileEntity entity = ProfileEntity.of(new JsonObject().put("id", order.entity()));
    return Future.succeededFuture()
        .map(begun -> new Sitter(entity, Look.of(order.avatar()), List.of(baseUrl)))
        .compose(sitter -> studio.builtin().paint(sitter, easel))
        .compose(
            painting ->
                easel.compute(
                    () -> {
                      if (order.faceDestPath() != null) {
                        write(Path.of(order.faceDestPath()), painting.face());
                      }
                      write(Path.of(order.destPath()), painting.body());
                      return null;
                    }));
  }

  private static void write(Path file, Buffer picture) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.write(file, picture.getBytes());
  }

  private static <T> Future<T> with(
      Vertx vertx, JsonObject root, BiFunction<Studio, ProfilePlaces, Future<T>> work) {
    Conf conf = Conf.of(root);
    AvatarWorkerOptions options = AvatarWorkerOptions.read(conf);
    ProfilePlaces places = ProfilePlaces.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    conf.throwIfAny();
    Studio studio = new Studio(vertx, options, guard);
    return work.apply(studio, places)
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      studio.close();
                      return null;
                    },
                    false));
  }
}
