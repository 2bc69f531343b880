package dev.orgate.server.testing;

import java.util.List;

/** Signs tokens that the gateway under test believes. */
public interface TokenIssuer {
  String issue(Claims claims);

  /** What a token says. */
  record Claims(
      String tenant, String userId, String userName, String project, List<String> roles) {}
}
