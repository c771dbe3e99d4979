/**
 * How fast, how small: programs that print numbers, run by hand and by no build. Each says in its first lines how to run
 * it from the project's folder; {@link playground.benchmark.Benchmark} is the one to begin with. Numbers of one machine are to be compared with each other alone.
 */
package playground.benchmark;
