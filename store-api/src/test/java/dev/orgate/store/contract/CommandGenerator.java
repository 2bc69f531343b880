package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Quota;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random commands of few people on few names in few tenants, so that they meet. What is drawn
 * depends on the random numbers alone: two generators with equal ones draw the same story, each
 * with tenants and names of its own.
 */
final class CommandGenerator {
  private static final List<String> USERS = List.of("ada", "eve", "bob", "zoe");

  private final List<Account> accounts;
  private final List<NamespaceName> names =
      Stream.generate(() -> Fresh.name("model")).limit(4).toList();
  private final Random random;
  private final int lastId;

  /**
   * Draws from {@code random}.
   *
   * @param lastId the last id given out before the first command
   */
  CommandGenerator(Random random, int lastId) {
    this(random, lastId, Stream.generate(Account::fresh).limit(3).toList());
  }

  /** The same in these tenants. */
  CommandGenerator(Random random, int lastId, List<Account> accounts) {
    this.accounts = accounts;
    this.random = random;
    this.lastId = lastId;
  }

  Command next() {
    Account account = account();
    Actor actor = actor(account);
    NamespaceName name = pick(names);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> new Command.Create(mostly(account.admin(), actor), name);
      case 4 -> new Command.Get(actor, name);
      case 5, 6, 7 -> new Command.ListNamespaces(actor, query());
      case 8 -> new Command.Delete(actor, name);
      case 9, 10 -> new Command.Show(actor, name);
      case 11, 12, 13, 14 -> new Command.GrantAccess(actor, name, grants());
      case 15, 16 -> new Command.ChangeAccess(actor, name, grants());
      case 17 -> new Command.RevokeAccess(actor, name, users());
      case 18 -> new Command.ReadQuotas(actor, account().tenant());
      default -> new Command.SetLimits(mostly(Account.OPERATOR, actor), account.tenant(), limit());
    };
  }

  /** The first tenant is the busiest, or nobody would meet anybody. */
  private Account account() {
    return accounts.get(pick(List.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2)) % accounts.size());
  }

  private Actor actor(Account account) {
    return pick(
        List.of(
            account.admin("ada"),
            account.admin("ada"),
            account.admin("ada"),
            account.admin("eve"),
            account.admin("eve"),
            account.member("bob"),
            account.member("bob"),
            account.member("bob"),
            account.member("zoe"),
            Account.OPERATOR));
  }

  private <T> T mostly(T usual, T other) {
    return random.nextInt(4) > 0 ? usual : other;
  }

  private NamespaceQuery query() {
    NamespaceName name = random.nextInt(4) == 0 ? pick(names) : null;
    int afterId = random.nextBoolean() ? 0 : lastId + random.nextInt(20);
    return new NamespaceQuery(name, afterId, pick(List.of(1, 2, 3, Integer.MAX_VALUE)));
  }

  private List<String> users() {
    List<String> shuffled = new ArrayList<>(USERS);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, pick(List.of(1, 1, 1, 1, 2, 3)));
  }

  private List<Grant> grants() {
    return users().stream()
        .map(user -> new Grant(user, "name " + random.nextInt(100), pick(List.of(Level.values()))))
        .toList();
  }

  private int limit() {
    return pick(List.of(0, 1, 2, 3, 4, Quota.UNLIMITED));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
