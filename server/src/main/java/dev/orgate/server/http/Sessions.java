package dev.orgate.server.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whoever gives a token for a password. A session, in the words of some clients, is such a token.
 * Safe to be called from any thread.
 */
public interface Sessions {
  /**
   * A new session.
   *
   * @param token what to send as credential
   * @param tenant account id of its user
   * @param userId id of its user
   * @param from its first whole second
   * @param to the first second at which it is no good any more
   */
  record Session(String token, String tenant, String userId, Instant from, Instant to) {}

  /**
   * A session for a user.
   *
   * @param passwordSha512 SHA-512 of the password, as hexadecimal digits
   * @return null for an unknown user or a wrong password, which of them does not show
   */
  @Nullable Session open(String userName, String passwordSha512);

  /** Ends a session: its token is believed no more, by no event loop. Of others nothing is said. */
  void end(String token);
}
