package io.darkroom.jobs;

/**
 * Says when leases that have run out may be acted upon. While the jobs node was down, suspended, or
 * its clock was put forward, no worker could renew; each then gets a whole lease to do so, or every
 * running job would be taken from a worker that is well.
 */
final class Grace {
  private final long lease;
  private long last = Long.MIN_VALUE;
  private long until;

  Grace(long lease) {
    this.lease = lease;
  }

  /** To be asked regularly, much more often than leases are long. */
  boolean over(long now) {
    if (last == Long.MIN_VALUE || now < last || now - last > lease / 2) {
      until = now + lease;
    }
    last = now;
    return now >= until;
  }
}
