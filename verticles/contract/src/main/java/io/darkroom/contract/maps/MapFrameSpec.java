package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@value #OPERATION}: one frame of an animation, on the plate of them all. */
public final class MapFrameSpec implements OperationSpec {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "map-frame";

  /** The key of what all frames are told, a blob = {@value}. */
  public static final String FILM = "film";

  /** The key of the frame's number, from 0 = {@value}. */
  public static final String FRAME = "frame";

  @Override
  public String name() {
    return OPERATION;
  }

  @Override
  public void check(Conf options) {
    options.object(FILM);
    options.done(options.count(FRAME, 0, 0, MapOptions.MAX_FRAMES));
  }

  @Override
  public boolean needsSource() {
    return false;
  }

  @Override
  public boolean internal() {
    return true;
  }
}
