/**
 * Everything together, as an operator runs it: roles in JVMs of their own, joined to a cluster,
 * killed, stopped and started again. The truth is what the test's own client was promised and what
 * its own receiver got.
 */
package io.darkroom.e2e;
