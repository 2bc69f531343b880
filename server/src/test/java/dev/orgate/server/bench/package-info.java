/** Benchmarks: programs that print tables. None is a test, none fails on a time. */
package dev.orgate.server.bench;
