package io.darkroom.engine.isolation;

import io.darkroom.contract.renditions.Truncated;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.plan.Cost;
import io.darkroom.engine.plan.Plan;
import java.nio.ByteBuffer;
import java.util.Map;

/** Foresees what an order takes, from headers alone; pure Java, and over in microseconds. */
final class Admission {
  private final EngineOptions options;
  private final Probe probe;

  Admission(EngineOptions options) {
    this.options = options;
    probe = new Probe(options.limits());
  }

  /** In bytes. Fails as {@link Probe} and {@link Plan} do. */
  long foresee(Order order) {
    Header header =
        probe.read(order.image(), order.wanted().intake().truncated() == Truncated.ACCEPT);
    Plan plan = Plan.of(header, order.wanted(), options.limits().maxPixels());
    int depth = Colour.bytesPerPixel(order.image(), header);
    long bytes = Cost.of(header, plan, order.image().limit(), depth);
    for (Map.Entry<?, ByteBuffer> other : order.others().entrySet()) {
      ByteBuffer file = other.getValue();
      Header second = probe.read(file);
      bytes += Cost.of(second, file.limit(), Colour.bytesPerPixel(file, second));
    }
    return bytes;
  }
}
