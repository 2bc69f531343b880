/** The gateway: its verticle, and the program that runs it. */
@NullMarked
package dev.orgate.server;

import org.jspecify.annotations.NullMarked;
