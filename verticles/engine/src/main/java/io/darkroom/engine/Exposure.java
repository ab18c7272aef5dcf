package io.darkroom.engine;

import io.darkroom.contract.renditions.Keep;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.metadata.Inventory;
import io.darkroom.engine.metadata.Kept;
import io.darkroom.engine.metadata.Kind;
import io.darkroom.engine.metadata.Rights;
import io.darkroom.engine.plan.Box;
import io.darkroom.engine.plan.Target;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * What is known of one image before its pixels.
 *
 * @param bytes of its file
 * @param removed what of the file is in no rendition
 * @param kept what goes into every rendition
 */
record Exposure(Header header, Colour colour, int bytes, Set<Kind> removed, Kept kept) {

  /** Of an animation that remains one nothing is kept. */
  static Exposure of(Wanted wanted, Header header, boolean animated) {
    Set<Keep> keep = animated ? Set.of() : wanted.options().keep();
    Colour colour = Colour.of(wanted.image(), header, keep.contains(Keep.ICC));
    Inventory inventory = Inventory.of(wanted.image(), header);
    Rights rights = keep.contains(Keep.COPYRIGHT) ? inventory.rights() : Rights.NONE;
    Kept kept = new Kept(colour.kept(), rights);
    Set<Kind> removed = inventory.kinds();
    if (kept.profile()) {
      removed.remove(Kind.ICC);
    }
    return new Exposure(header, colour, wanted.image().limit(), removed, kept);
  }

  /** Of an image of which nothing is kept but its pixels, in sRGB. */
  static Exposure of(ByteBuffer image, Header header) {
    Colour colour = Colour.of(image, header, false);
    Kept kept = new Kept(colour.kept(), Rights.NONE);
    return new Exposure(header, colour, image.limit(), Inventory.of(image, header).kinds(), kept);
  }

  /** The part of the upright source that a rendition shows, in its pixels; null for all of it. */
  Box crop(Target target) {
    return target.part().whole()
        ? null
        : target.part().of(header.uprightWidth(), header.uprightHeight());
  }

  /** What a result says of its source. */
  JsonObject facts() {
    JsonObject facts =
        new JsonObject()
            .put("format", header.format().wire())
            .put("width", header.uprightWidth())
            .put("height", header.uprightHeight())
            .put("bytes", bytes)
            .put("orientation", header.orientation());
    colour.describe(facts);
    facts.put("removed", new JsonArray(removed.stream().map(Kind::wire).toList()));
    if (header.animated()) {
      facts.put("animated", true);
    }
    if (!header.complete()) {
      facts.put("truncated", true);
    }
    return kept.nothing() ? facts : facts.put("kept", new JsonArray(kept.wire()));
  }
}
