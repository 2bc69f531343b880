package dev.orgate.server.auth;

/** Why an identity service told nothing; the message has neither its address nor its words. */
final class FetchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FetchFailure(String why) {
    super(why, null, false, false);
  }
}
