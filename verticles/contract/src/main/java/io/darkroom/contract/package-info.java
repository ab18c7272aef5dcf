/**
 * What verticles must agree on, and nothing else.
 *
 * <p>Verticles never call each other: they <em>ask</em> over the event bus. The asks are declared,
 * typed, in {@link io.darkroom.contract.bus.Jobs}; what they carry are the records beside it; how
 * they can fail is one table, {@link io.darkroom.contract.Failure}. {@link
 * io.darkroom.contract.Conf} reads options, whether they come from a configuration file or from a
 * sender's JSON, and collects every complaint. {@link io.darkroom.contract.OperationSpec} says what
 * may be asked of an operation, so that a job is refused at the door and not in the darkroom.
 */
package io.darkroom.contract;
