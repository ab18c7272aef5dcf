/**
 * Benchmarks, most of whole nodes, each a command of {@link io.darkroom.bench.Main}.
 *
 * <p>A benchmark starts a node ({@link io.darkroom.bench.BenchNode}, in this process; {@link
 * io.darkroom.bench.ForkedNode}, in one of its own), puts a {@link io.darkroom.bench.Load} on it,
 * and counts what comes out of it while the load is steady ({@link io.darkroom.bench.Window}). What
 * is compared is measured in turns, in one run: machines are shared and differ from minute to
 * minute, ratios do less. Every load is closed: it has so much under way and no more, and what ends
 * makes room for what comes next. (That of {@code bridges}, which is among the tests since it needs
 * brokers, is open where it measures latency.)
 *
 * <p>Two benchmarks need no node: {@link io.darkroom.bench.PeersBench} and {@link
 * io.darkroom.bench.QualityBench} hold the engine alone ({@link io.darkroom.bench.OwnEngine})
 * against rivals ({@link io.darkroom.bench.PeerProcess}), in what an image costs and in what comes
 * out.
 */
package io.darkroom.bench;
