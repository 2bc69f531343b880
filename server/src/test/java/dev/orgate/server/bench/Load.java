package dev.orgate.server.bench;

import java.io.IOException;

/** Something to do as often as possible for a while. */
interface Load {
  /** How many at a time. */
  int clients();

  /**
   * Does it.
   *
   * @param fresh what no name of another run begins with
   */
  Measured run(int seconds, String fresh) throws IOException, InterruptedException;
}
