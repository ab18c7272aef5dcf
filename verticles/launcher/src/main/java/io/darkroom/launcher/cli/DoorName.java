package io.darkroom.launcher.cli;

import io.darkroom.contract.DoorTools;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A door as the command line names it: {@code sqs:podcast} is the route podcast of the SQS bridge.
 *
 * @param tools of its kind
 * @param route the route's name
 */
record DoorName(DoorTools tools, String route) {
  static DoorName parse(String text) {
    List<DoorTools> all =
        ServiceLoader.load(DoorTools.class, DoorTools.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    for (DoorTools tools : all) {
      if (tools.name().equals(kind) && colon > 0) {
        return new DoorName(tools, text.substring(colon + 1));
      }
    }
    List<String> kinds = all.stream().map(DoorTools::name).sorted().toList();
    String nearest = Nearest.of(kind, kinds);
    throw Failure.INVALID_VALUE.with(
        "The door "
            + text
            + " is not known"
            + (nearest == null || nearest.equals(kind) ? "" : "; did you mean " + nearest + "?")
            + " Name it as KIND:ROUTE, with the name of a route in the configuration. Kinds: "
            + String.join(", ", kinds)
            + ".");
  }
}
