package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How much finer a JPEG keeps brightness than colour. */
public enum Subsampling {
  /** One colour for two by two pixels: what photographs on the web have. */
  YUV_420("4:2:0"),
  /** One colour for two pixels side by side. */
  YUV_422("4:2:2"),
  /** Every pixel its own colour: for red text and the like. */
  YUV_444("4:4:4");

  private final String wire;

  Subsampling(String wire) {
    this.wire = wire;
  }

  /** As jobs spell it: {@code 4:2:0}. */
  public String wire() {
    return wire;
  }

  static Subsampling read(Conf conf) {
    String text = conf.text("subsampling", YUV_420.wire);
    for (Subsampling one : values()) {
      if (one.wire.equals(text)) {
        return one;
      }
    }
    String all = Arrays.stream(values()).map(Subsampling::wire).collect(Collectors.joining(", "));
    conf.complain(
        Failure.INVALID_VALUE, "subsampling", "is \"" + text + "\", must be one of " + all);
    return YUV_420;
  }
}
