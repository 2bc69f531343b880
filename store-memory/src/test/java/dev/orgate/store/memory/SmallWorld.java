package dev.orgate.store.memory;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.contract.Account;
import dev.orgate.store.contract.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jetbrains.lincheck.datastructures.ParameterGenerator;
import org.jetbrains.lincheck.datastructures.RandomProvider;

/** A world so small that commands meet: two tenants, three people, two names, room for one. */
public final class SmallWorld implements ParameterGenerator<Command> {
  static final int LIMIT = 1;
  static final Account HERE = new Account("here");
  static final Actor ADMIN = HERE.admin();
  static final Actor MEMBER = HERE.member("bob");
  static final Actor FOREIGNER = new Account("there").admin();
  static final NamespaceName A = new NamespaceName("a");
  static final NamespaceName B = new NamespaceName("b");

  private static final List<Command> COMMANDS = commands();

  private final Random random;

  /** Called by Lincheck. */
  public SmallWorld(RandomProvider random, String unused) {
    this.random = random.createRandom();
  }

  @Override
  public Command generate() {
    return COMMANDS.get(random.nextInt(COMMANDS.size()));
  }

  @Override
  public void reset() {}

  static Command create(Actor actor, NamespaceName name) {
    return new Command.Create(actor, name);
  }

  /** There is one key for everything. */
  static Command createUnderKey(Actor actor, NamespaceName name) {
    return new Command.Keyed(new Command.Create(actor, name), "key");
  }

  static Command deleteUnderKey(Actor actor, NamespaceName name) {
    return new Command.Keyed(new Command.Delete(actor, name), "key");
  }

  static Command delete(Actor actor, NamespaceName name) {
    return new Command.Delete(actor, name);
  }

  static Command get(Actor actor, NamespaceName name) {
    return new Command.Get(actor, name);
  }

  static Command grantToMember(Actor actor, NamespaceName name) {
    return new Command.GrantAccess(
        actor, name, List.of(new Grant(MEMBER.userId(), "Bob", Level.MANAGE)));
  }

  static Command revokeFromMember(Actor actor, NamespaceName name) {
    return new Command.RevokeAccess(actor, name, List.of(MEMBER.userId()));
  }

  static Command show(Actor actor, NamespaceName name) {
    return new Command.Show(actor, name);
  }

  static Command list(Actor actor) {
    return new Command.ListNamespaces(actor, NamespaceQuery.ALL);
  }

  static Command limit(int limit) {
    return new Command.SetLimits(Account.OPERATOR, HERE.tenant(), limit);
  }

  static Command quota() {
    return new Command.ReadQuotas(ADMIN, HERE.tenant());
  }

  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>(List.of(quota(), limit(0), limit(1), limit(2)));
    for (Actor actor : List.of(ADMIN, MEMBER, FOREIGNER)) {
      commands.add(list(actor));
      for (NamespaceName name : List.of(A, B)) {
        commands.add(create(actor, name));
        commands.add(createUnderKey(actor, name));
        commands.add(delete(actor, name));
        commands.add(deleteUnderKey(actor, name));
        commands.add(get(actor, name));
        commands.add(grantToMember(actor, name));
        commands.add(revokeFromMember(actor, name));
        commands.add(show(actor, name));
      }
    }
    return commands;
  }
}
