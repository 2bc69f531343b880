package dev.orgate.store.memory;

import dev.orgate.store.StoreOptions;
import dev.orgate.store.contract.Command;
import dev.orgate.store.contract.Outcome;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.Operation;

/** A store being started, and an admin who tries to raise its own limit meanwhile. */
public class StartOperations {
  private final MemoryStore store = new MemoryStore(new StoreOptions(null, Map.of(), Map.of()));

  @Operation
  public Outcome start() {
    return Outcome.of(store.start());
  }

  @Operation
  public Outcome raiseOwnLimit() {
    return Outcome.of(
        new Command.SetLimits(SmallWorld.ADMIN, SmallWorld.HERE.tenant(), 9).on(store));
  }

  /** What they come to one after the other. */
  public static class Model {
    private boolean started;

    public Outcome start() {
      started = true;
      return Outcome.DONE;
    }

    public Outcome raiseOwnLimit() {
      return started ? Outcome.FORBIDDEN : Outcome.UNAVAILABLE;
    }
  }
}
