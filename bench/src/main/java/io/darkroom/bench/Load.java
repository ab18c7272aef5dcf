package io.darkroom.bench;

/** Work that is put on something, again and again, until it is closed. */
interface Load extends AutoCloseable {
  /** Begins. Once. */
  void begin();

  /** How many units have been finished. */
  long finished();

  /** What went wrong, after which the load has stopped; null while nothing did. */
  Throwable failure();

  /** Begins nothing more, and waits until what is under way has ended. */
  @Override
  void close();
}
