package io.darkroom.sqsbridge;

import io.darkroom.contract.DarkroomException;

/**
 * What became of a {@link Letter}.
 *
 * @param id what SQS calls the message; null when it did not take it
 * @param failure why not; null when it did
 */
record Posted(String id, DarkroomException failure) {}
