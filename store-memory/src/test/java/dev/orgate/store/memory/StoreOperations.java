package dev.orgate.store.memory;

import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** What Lincheck calls: any command, on whatever a subclass runs it. */
public abstract class StoreOperations {
  abstract Outcome run(Command command);

  @Operation
  public Outcome call(@Param(gen = SmallWorld.class) Command command) {
    Outcome outcome = run(command);
    return new Outcome(outcome.kind(), withoutId(outcome.data()));
  }

  /** Which of two tenants drew the smaller id is nobody's promise. */
  private static @Nullable Object withoutId(@Nullable Object data) {
    if (data instanceof Namespace n) {
      return new Namespace(0, n.name(), n.creatorName(), n.level(), n.grants());
    }
    if (data instanceof NamespaceAccess a) {
      return new NamespaceAccess(0, a.name(), a.creatorName(), a.self(), a.grants());
    }
    if (data instanceof NamespacePage page) {
      List<Object> items = new ArrayList<>();
      page.items().forEach(item -> items.add(withoutId(item)));
      return items;
    }
    return data;
  }
}
