package io.darkroom.avatar.artists;

import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.LeftOut;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.outfit.Renderer;
import io.darkroom.avatar.wardrobe.Dressing;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Dresses the avatar, and has it drawn in this process. */
public final class BuiltinArtist implements Artist {
  /** What the configuration calls it = {@value}. */
  public static final String NAME = "builtin";

  private final Catalyst catalyst;
  private final Renderer renderer;
  private final String manner;
  private final Duration deadline;
  private final long maxOutfit;

  /**
   * @param manner names all that the renderer's pictures depend on but the avatar
   * @param deadline longest time for drawing one avatar
   * @param maxOutfit most bytes of files of one avatar
   */
  public BuiltinArtist(
      Catalyst catalyst, Renderer renderer, String manner, Duration deadline, long maxOutfit) {
    this.catalyst = catalyst;
    this.renderer = renderer;
    this.manner = NAME + " " + manner;
    this.deadline = deadline;
    this.maxOutfit = maxOutfit;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String manner() {
    return manner;
  }

  @Override
  public Future<Painting> paint(Sitter sitter, Easel easel) {
    easel.stage("fetching");
    return catalyst
        .wearables(sitter.look().pointers(), sitter.servers())
        .map(known -> Dressing.of(sitter.look(), known))
        .compose(
            dressing ->
                new Tailor(catalyst, sitter, dressing, maxOutfit, easel.last())
                    .sew()
                    .compose(suit -> draw(dressing, suit, easel)));
  }

  private Future<Painting> draw(Dressing dressing, Tailor.Suit suit, Easel easel) {
    easel.stage("drawing");
    return easel
        .compute(() -> renderer.render(suit.outfit(), Deadline.in(deadline)))
        .map(portraits -> painting(dressing, suit, portraits));
  }

  private Painting painting(Dressing dressing, Tailor.Suit suit, Portraits portraits) {
    List<LeftOut> leftOut = new ArrayList<>(suit.leftOut());
    leftOut.addAll(portraits.leftOut());
    return new Painting(NAME, manner, portraits.face(), portraits.body(), dressing, leftOut);
  }
}
