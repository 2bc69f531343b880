package dev.orgate.store.memory;

import static dev.orgate.store.memory.SmallWorld.A;
import static dev.orgate.store.memory.SmallWorld.ADMIN;
import static dev.orgate.store.memory.SmallWorld.B;
import static dev.orgate.store.memory.SmallWorld.FOREIGNER;
import static dev.orgate.store.memory.SmallWorld.MEMBER;
import static dev.orgate.store.memory.SmallWorld.create;
import static dev.orgate.store.memory.SmallWorld.createUnderKey;
import static dev.orgate.store.memory.SmallWorld.delete;
import static dev.orgate.store.memory.SmallWorld.deleteUnderKey;
import static dev.orgate.store.memory.SmallWorld.get;
import static dev.orgate.store.memory.SmallWorld.grantToMember;
import static dev.orgate.store.memory.SmallWorld.limit;
import static dev.orgate.store.memory.SmallWorld.list;
import static dev.orgate.store.memory.SmallWorld.quota;
import static dev.orgate.store.memory.SmallWorld.revokeFromMember;
import static dev.orgate.store.memory.SmallWorld.show;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.orgate.store.contract.Command;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Commands that a careless store gets wrong, for Lincheck to try in every interleaving: chance
 * would hardly come upon the rarer ones.
 */
final class KnownRaces {
  private static final List<Command> NOTHING = List.of();
  private static final List<Command> ONE = List.of(create(ADMIN, A));
  private static final List<Command> ROOM = List.of(create(ADMIN, A), limit(2));
  private static final List<Command> MANAGED = List.of(create(ADMIN, A), grantToMember(ADMIN, A));

  private KnownRaces() {}

  static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(0)
        .invocationsPerIteration(200)
        // A call of the JDK is one step; what it does inside is not ours to test.
        .addGuarantee(forClasses(KnownRaces::isOfTheJdk).allMethods().treatAsAtomic())
        .sequentialSpecification(ModelOperations.class)
        .addCustomScenario(race(NOTHING, create(ADMIN, A), create(FOREIGNER, A)))
        .addCustomScenario(race(NOTHING, create(ADMIN, A), create(ADMIN, B)))
        .addCustomScenario(race(MANAGED, delete(MEMBER, A), revokeFromMember(ADMIN, A)))
        .addCustomScenario(race(ONE, create(ADMIN, B), delete(ADMIN, A)))
        .addCustomScenario(race(ONE, create(FOREIGNER, A), delete(ADMIN, A)))
        .addCustomScenario(race(ROOM, create(ADMIN, B), limit(1)))
        .addCustomScenario(race(ONE, delete(ADMIN, A), delete(ADMIN, A)))
        .addCustomScenario(race(MANAGED, revokeFromMember(ADMIN, A), list(MEMBER), show(ADMIN, A)))
        .addCustomScenario(race(ONE, delete(ADMIN, A), get(ADMIN, A), list(ADMIN)))
        .addCustomScenario(race(ONE, delete(ADMIN, A), create(FOREIGNER, A), quota()))
        .addCustomScenario(race(ONE, grantToMember(ADMIN, A), grantToMember(ADMIN, A)))
        .addCustomScenario(race(NOTHING, createUnderKey(ADMIN, A), createUnderKey(ADMIN, A)))
        .addCustomScenario(race(NOTHING, createUnderKey(ADMIN, A), createUnderKey(ADMIN, B)))
        .addCustomScenario(race(NOTHING, createUnderKey(ADMIN, A), createUnderKey(FOREIGNER, A)))
        .addCustomScenario(
            race(NOTHING, createUnderKey(ADMIN, A), createUnderKey(ADMIN, A), delete(ADMIN, A)))
        .addCustomScenario(
            race(MANAGED, deleteUnderKey(MEMBER, A), revokeFromMember(ADMIN, A), create(ADMIN, B)))
        .addCustomScenario(race(ONE, deleteUnderKey(ADMIN, A), deleteUnderKey(ADMIN, A)));
  }

  private static boolean isOfTheJdk(String className) {
    // Not its functions: those are calls of ours.
    return className.startsWith("java.util.") && !className.startsWith("java.util.function.");
  }

  /** One and the others at the same time after the commands before, then a look at everything. */
  private static ExecutionScenario race(List<Command> before, Command one, Command... others) {
    return new ExecutionScenario(
        actors(before.stream()),
        List.of(actors(Stream.of(one)), actors(Stream.of(others))),
        actors(Stream.of(quota(), list(ADMIN), list(MEMBER), list(FOREIGNER))),
        null);
  }

  private static List<Actor> actors(Stream<Command> commands) {
    return commands.map(command -> new Actor(call(), List.of(command))).toList();
  }

  private static Method call() {
    try {
      return StoreOperations.class.getMethod("call", Command.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
