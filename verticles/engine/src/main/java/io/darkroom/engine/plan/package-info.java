/** Header and wishes turned into numbers; no pixel is touched. */
package io.darkroom.engine.plan;
