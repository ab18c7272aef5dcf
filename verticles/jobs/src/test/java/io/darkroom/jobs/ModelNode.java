package io.darkroom.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A jobs node without its bus: the service and the sweeper, as the verticle puts them together. */
final class ModelNode {
  final JobService service;
  final Sweeper sweeper;

  ModelNode(JobStore store, JobsOptions options, LongSupplier now, JobsMetrics metrics) {
    InstantSource clock = () -> Instant.ofEpochMilli(now.getAsLong());
    Signals deaf = new Deaf();
    Witness witness = new Witness(deaf, metrics);
    Admission admission = new Admission(options.highWater(), options.lowWater());
    service = new JobService(store, options, admission, clock, witness, metrics);
    sweeper = new Sweeper(store, options.policy(), admission, clock, deaf, witness, metrics);
  }

  /** Every nudge is lost: whoever works in the model asks by itself. */
  static final class Deaf implements Signals {
    @Override
    public void work(String operation) {}

    @Override
    public void deliveries(String kind) {}

    @Override
    public void changed(JobRecord job) {}
  }
}
