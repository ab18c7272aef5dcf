package io.darkroom.worker;

import java.util.List;

/** What a worker's operations are, and what they are done with. */
public interface Equipment extends AutoCloseable {
  /** The operations; called once. */
  List<Operation> operations();

  /** Why nothing can be done with it now; null when it can. Called often, on the event loop. */
  default String unready() {
    return null;
  }

  /** Gives back what it holds, when the last job has ended. May block. */
  @Override
  void close();
}
