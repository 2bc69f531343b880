package dev.orgate.server.zstack;

import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import java.util.Set;

/**
 * What a client asks for, and how it wants to be answered.
 *
 * @param countOnly the total alone
 * @param members which members of each object, all if empty
 */
record ZstackQuery<F extends QueryField>(Query<F> query, boolean countOnly, Set<String> members) {}
