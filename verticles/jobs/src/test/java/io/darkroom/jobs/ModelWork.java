package io.darkroom.jobs;

/**
 * A job or a delivery that somebody in the model holds, or thinks it holds.
 *
 * @param claim the number that the ledger gave the claim
 */
record ModelWork(String id, long token, int claim) {}
