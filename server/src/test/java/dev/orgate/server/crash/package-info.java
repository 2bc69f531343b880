/**
 * Gateways and a Postgres that die and lose connections under load, and the proof afterwards that
 * nothing was promised twice, lost or miscounted.
 */
package dev.orgate.server.crash;
