package dev.orgate.store.pg;

import java.util.function.Function;

/**
 * A kind of object that a {@link Search} can look for.
 *
 * @param table where objects are kept, with a tenant and a number that grows with each
 * @param json the function of the schema that shows one as JSON
 * @param column where a field is kept
 * @param decoded the object that a JSON text shows
 */
record Searched<F, T>(
    String table, String json, Function<F, Column> column, Function<String, T> decoded) {}
