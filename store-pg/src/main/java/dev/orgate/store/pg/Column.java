package dev.orgate.store.pg;

import org.jspecify.annotations.Nullable;

/**
 * Where a field is kept, seen from a row {@code o}. All of it is text of this program; nothing that
 * anybody asks comes here.
 *
 * @param value an expression
 * @param index what there is for who looks for equal values
 * @param among the table whose rows an organization has many of, if the row is one of those
 */
record Column(String value, Index index, @Nullable String among) {
  /** What leads from a value to its rows. */
  enum Index {
    /** Nothing but the list of all that the tenant has. */
    NONE,
    /** The primary key, which begins with the tenant. */
    KEY,
    /** An index that begins with the value. */
    VALUE
  }

  static Column own(String name) {
    return new Column("o." + name, Index.NONE, null);
  }

  static Column key(String name) {
    return new Column("o." + name, Index.KEY, null);
  }

  static Column indexed(String name) {
    return new Column("o." + name, Index.VALUE, null);
  }

  /** What every object has the same. */
  static Column always(String text) {
    return new Column("'" + text + "'::text COLLATE \"C\"", Index.NONE, null);
  }

  /** The same column, of rows of a table that belong to the organization. */
  Column among(String table) {
    return new Column(value, index, table);
  }
}
