package io.darkroom.scheduler;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is made when, by the section of the role.
 *
 * @param schedules what is made when; none by default
 */
record SchedulerOptions(List<Schedule> schedules) {
  /** The section's name. */
  static final String SECTION = "scheduler";

  static SchedulerOptions read(Conf root) {
    Map<String, OperationSpec> operations = OperationSpec.all();
    Presets presets = Presets.read(root, operations);
    Conf conf = root.section(SECTION);
    Conf named = conf.section("schedules");
    List<Schedule> schedules = new ArrayList<>();
    for (String name : named.keys()) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
        named.complain(
            Failure.INVALID_VALUE,
            name,
            "is not a schedule's name; write at most 63 letters, digits, - and _");
      }
      schedules.add(Schedule.read(name, named.section(name), operations, presets));
    }
    return conf.done(new SchedulerOptions(List.copyOf(schedules)));
  }
}
