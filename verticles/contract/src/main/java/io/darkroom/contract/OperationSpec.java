package io.darkroom.contract;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * What may be asked of one operation. Edges check a job's options by it at the door, so that what
 * cannot be done is refused at once, also where no worker runs. Found by {@link ServiceLoader}: a
 * new operation brings its own.
 */
public interface OperationSpec {
  /** The operation's name, as jobs give it. */
  String name();

  /** Reads the options, complaining to {@code options} about what is wrong with them. */
  void check(Conf options);

  /** True if a job of this operation must name a source; false if it must not. */
  default boolean needsSource() {
    return true;
  }

  /** True if only workers make jobs of this operation, as parts of others; doors do not know it. */
  default boolean internal() {
    return false;
  }

  /** The operation whose presets its jobs may name: its own, but where options are shared. */
  default String presetsOf() {
    return name();
  }

  /** All that are on the class path, by name. */
  static Map<String, OperationSpec> all() {
    return ServiceLoader.load(OperationSpec.class, OperationSpec.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .collect(Collectors.toMap(OperationSpec::name, spec -> spec));
  }
}
