package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Makes stores of one kind; found through {@link ServiceLoader}, so that adding a store is adding a
 * jar.
 */
public interface StoreProvider {
  /** The name a configuration selects the kind by, e.g. {@code memory}. */
  String name();

  /**
   * Builds a store; does no I/O.
   *
   * @throws IllegalArgumentException when a property is missing or wrong; the message names it
   */
  Store create(StoreOptions options);

  /** Brings the place where stores of this kind keep their data up to date, and serves nothing. */
  default Future<Void> migrate(StoreOptions options) {
    return Future.succeededFuture();
  }

  /**
   * Finds the one provider of a name.
   *
   * @throws IllegalStateException when the class path has no provider at all, none of that name
   *     (the message lists the names there are), or more than one of that name
   */
  static StoreProvider named(String name, ClassLoader loader) {
    List<StoreProvider> all =
        ServiceLoader.load(StoreProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (all.isEmpty()) {
      throw new IllegalStateException("No store is on the class path");
    }
    List<StoreProvider> matches = all.stream().filter(p -> p.name().equals(name)).toList();
    if (matches.isEmpty()) {
      String names =
          all.stream()
              .map(StoreProvider::name)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      throw new IllegalStateException("No store is named '" + name + "'; there are: " + names);
    }
    if (matches.size() > 1) {
      String classes =
          matches.stream().map(p -> p.getClass().getName()).collect(Collectors.joining(", "));
      throw new IllegalStateException("More than one store is named '" + name + "': " + classes);
    }
    return matches.get(0);
  }
}
