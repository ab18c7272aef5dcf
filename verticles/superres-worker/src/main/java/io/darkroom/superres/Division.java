package io.darkroom.superres;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Source;
import io.darkroom.contract.superres.SuperresPartSpec;
import io.darkroom.isolation.Answer;
import io.darkroom.worker.Part;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a large picture made in groups of tiles, each a part of its job, and puts them together. On
 * the loop's context; of what parts have made, one is in memory at a time.
 */
final class Division {
  private final Vertx vertx;
  private final Studio studio;
  private final Duration checkpoint;

  Division(Vertx vertx, Studio studio, Duration checkpoint) {
    this.vertx = vertx;
    this.studio = studio;
    this.checkpoint = checkpoint;
  }

  /** The groups that it is to be made in; one, if that is not worth the trouble. */
  List<Group> groups(Prospect prospect) {
    return Group.of(prospect, checkpoint);
  }

  /** Keeps an image where parts find it: where it is, or, what came by a URL, as it came. */
  Future<Source> keep(Work work, Buffer file, String sha256) {
    Source source = work.request().source();
    return source.url() == null
        ? Future.succeededFuture(within(source.blob()))
        : work.keep(
                new Product(
                    "source-" + sha256, "bin", "application/octet-stream", null, 0, 0, file))
            .map(Division::within);
  }

  /** A blob that does not go when a part does. */
  private static Source within(BlobRef blob) {
    return new Source(null, blob, false);
  }

  /**
   * Makes it. What comes out is what {@link Studio#answer} gives for the whole of it.
   *
   * @param sha256 of the image
   */
  Future<Answer> answer(Work work, Prospect prospect, Source source, String sha256) {
    JsonObject options = work.request().options();
    List<Group> groups = groups(prospect);
    List<Part> parts =
        groups.stream()
            .map(group -> part(GroupOrder.of(prospect, options, group), source, sha256))
            .toList();
    return work.parts(parts, "upscaling").compose(made -> assemble(work, prospect, groups, made));
  }

  /**
   * All that its pixels follow from is in the name, lest another attempt takes what is another's.
   */
  private static Part part(GroupOrder order, Source source, String sha256) {
    JsonObject json = order.toJson();
    String follows = Sha256.of(Buffer.buffer(sha256 + json.encode())).substring(0, 16);
    return new Part(
        "tiles-" + order.group().first() + "-" + order.group().end() + "-" + follows,
        JobRequest.of(SuperresPartSpec.NAME, source, json));
  }

  private Future<Answer> assemble(
      Work work, Prospect prospect, List<Group> groups, List<JobView> made) {
    return vertx
        .fileSystem()
        .createTempDirectory("darkroom-superres-")
        .compose(
            folder ->
                fetch(work, groups, made, folder)
                    .compose(pieces -> assemble(work, prospect, made.get(0), pieces))
                    .eventually(() -> vertx.fileSystem().deleteRecursive(folder)));
  }

  private Future<List<AssemblyOrder.Piece>> fetch(
      Work work, List<Group> groups, List<JobView> made, String folder) {
    List<AssemblyOrder.Piece> pieces = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (int i = 0; i < groups.size(); i++) {
      AssemblyOrder.Piece piece = new AssemblyOrder.Piece(groups.get(i), folder + "/" + i);
      JobView part = made.get(i);
      pieces.add(piece);
      all =
          all.compose(before -> work.read(part.renditions().get(0)))
              .compose(bytes -> vertx.fileSystem().writeFile(piece.file(), bytes));
    }
    return all.map(pieces);
  }

  private Future<Answer> assemble(
      Work work, Prospect prospect, JobView any, List<AssemblyOrder.Piece> pieces) {
    JsonObject part = any.json().getJsonObject("result");
    AssemblyOrder order =
        AssemblyOrder.of(prospect, work.request().options(), part.getInteger("type"), pieces);
    return work.compute(
            () -> studio.answer(order, prospect.bytesOfAssembly(), told -> work.checkWanted()))
        .map(
            answer -> {
              answer.what().mergeIn(prospect.facts()).put("source", part.getJsonObject("source"));
              return answer;
            });
  }
}
