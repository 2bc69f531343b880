package dev.orgate.server.crash;

/** A promise that a history shows to be broken. */
record Violation(Rule rule, String evidence) {
  /** What is promised. */
  enum Rule {
    /** No two live namespaces have one name, and no second create of a taken name succeeds. */
    ONE_OWNER,
    /** No two namespaces ever have one id. */
    UNIQUE_IDS,
    /** Never more namespaces than the limit. */
    WITHIN_LIMIT,
    /** The counter equals the rows. */
    COUNTER_IS_ROWS,
    /** What was acknowledged is there until it is deleted. */
    DURABLE,
    /** Every row was asked for, by that tenant and that creator. */
    EXPLAINED,
    /** A name is refused as taken only while it is. */
    TAKEN_ONLY_WHILE_TAKEN,
    /** A taken name is refused as such, also when the quota is full. */
    NAME_BEFORE_QUOTA,
    /** A namespace is refused for the quota only while that is full. */
    FULL_ONLY_WHILE_FULL,
    /** A namespace that exists is found, one that does not is not. */
    READS_ARE_TRUE,
    /** A delete succeeds once for each namespace. */
    DELETED_ONCE,
    /** All attempts under a key are one write with one answer. */
    ONE_ANSWER_PER_KEY,
    /** A creator has the grant that came with the namespace, until it is revoked. */
    CREATOR_MANAGES,
    /** An acknowledged grant is there until it is revoked or the namespace deleted. */
    GRANTS_ARE_DURABLE,
    /** Every grant was given, on a namespace that exists, and once. */
    GRANTS_ARE_EXPLAINED,
    /** Every answer is one that the interface has. */
    ANSWERS_ARE_KNOWN
  }

  @Override
  public String toString() {
    return rule + ": " + evidence;
  }
}
