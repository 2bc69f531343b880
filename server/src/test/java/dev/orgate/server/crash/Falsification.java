package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Rows.GrantRow;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Rows.QuotaRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Ways to make a right history wrong beyond any excuse; empty where the history gives no chance.
 */
enum Falsification {
  LOSE_A_ROW {
    @Override
    Optional<History> of(History history, Random random) {
      return pick(history.rows().namespaces(), row -> surelyThere(history, row), random)
          .map(row -> withNamespaces(history, without(history.rows().namespaces(), row)));
    }
  },
  BRING_BACK_A_DELETED {
    @Override
    Optional<History> of(History history, Random random) {
      return pick(history.operations(), operation -> surelyGone(history, operation), random)
          .map(d -> new NamespaceRow(99_999, d.tenant(), d.name(), d.user()))
          .map(row -> withNamespaces(history, and(history.rows().namespaces(), row)));
    }
  },
  CHANGE_A_CREATOR {
    @Override
    Optional<History> of(History history, Random random) {
      return changeRow(
          history, random, row -> new NamespaceRow(row.id(), row.tenant(), row.name(), "nobody"));
    }
  },
  CHANGE_A_TENANT {
    @Override
    Optional<History> of(History history, Random random) {
      return changeRow(
          history, random, row -> new NamespaceRow(row.id(), "d", row.name(), row.creator()));
    }
  },
  REPEAT_AN_ID {
    @Override
    Optional<History> of(History history, Random random) {
      List<NamespaceRow> rows = history.rows().namespaces();
      return rows.size() < 2
          ? Optional.empty()
          : changeRow(
              history,
              random,
              row ->
                  new NamespaceRow(
                      rows.get((rows.indexOf(row) + 1) % rows.size()).id(),
                      row.tenant(),
                      row.name(),
                      row.creator()));
    }
  },
  MISCOUNT {
    @Override
    Optional<History> of(History history, Random random) {
      Rows rows = history.rows();
      return pick(rows.quotas(), row -> true, random)
          .map(row -> new QuotaRow(row.tenant(), row.used() + (random.nextBoolean() ? 1 : -1)))
          .map(
              wrong -> {
                List<QuotaRow> quotas = new ArrayList<>(rows.quotas());
                quotas.replaceAll(q -> q.tenant().equals(wrong.tenant()) ? wrong : q);
                return with(history, new Rows(rows.namespaces(), quotas, rows.grants()));
              });
    }
  },
  TAKE_A_GRANT_AWAY {
    @Override
    Optional<History> of(History history, Random random) {
      return pick(history.rows().grants(), grant -> grant.level() == History.MANAGE, random)
          .map(grant -> withGrants(history, without(history.rows().grants(), grant)));
    }
  },
  GRANT_TO_A_STRANGER {
    @Override
    Optional<History> of(History history, Random random) {
      return pick(history.rows().namespaces(), row -> true, random)
          .map(row -> new GrantRow(row.id(), "stranger", 1))
          .map(grant -> withGrants(history, and(history.rows().grants(), grant)));
    }
  },
  LEAVE_A_GRANT_BEHIND {
    @Override
    Optional<History> of(History history, Random random) {
      GrantRow orphan = new GrantRow(99_999, "u", 1);
      return Optional.of(withGrants(history, and(history.rows().grants(), orphan)));
    }
  },
  ANSWER_A_KEY_DIFFERENTLY {
    @Override
    Optional<History> of(History history, Random random) {
      Predicate<Operation> again =
          o ->
              o.outcome().isKept()
                  && history.operations().stream()
                      .anyMatch(
                          other ->
                              !other.equals(o)
                                  && !o.key().isEmpty()
                                  && other.key().equals(o.key())
                                  && other.outcome() == o.outcome());
      return changeOperation(history, random, again, Falsification::otherOutcome);
    }
  },
  ANSWER_WRONGLY {
    @Override
    Optional<History> of(History history, Random random) {
      // Overlaps and lost answers may excuse it.
      boolean noExcuse =
          history.operations().stream()
              .noneMatch(o -> o.key().isEmpty() && o.end() - o.invoked() > 2);
      return noExcuse
          ? changeOperation(
              history,
              random,
              o -> o.key().isEmpty() && o.outcome().isKept(),
              Falsification::otherOutcome)
          : Optional.empty();
    }
  };

  /** A wrong history made of a right one. */
  abstract Optional<History> of(History history, Random random);

  private static Operation otherOutcome(Operation operation) {
    Set<Outcome> possible =
        operation.kind() == Kind.CREATE
            ? EnumSet.of(Outcome.ACKNOWLEDGED, Outcome.NAME_EXISTS, Outcome.QUOTA_FULL)
            : EnumSet.of(Outcome.ACKNOWLEDGED, Outcome.NOT_FOUND);
    possible.remove(operation.outcome());
    List<Outcome> others = List.copyOf(possible);
    return operation.with(others.get((int) (operation.invoked() / 100 % others.size())));
  }

  private static boolean surelyThere(History history, NamespaceRow row) {
    List<Operation> own = own(history, row.tenant(), row.name());
    return own.stream()
        .filter(o -> o.is(Kind.CREATE, Outcome.ACKNOWLEDGED) && o.key().isEmpty())
        .anyMatch(
            create -> own.stream().noneMatch(o -> o.mayHave(Kind.DELETE) && !o.precedes(create)));
  }

  private static boolean surelyGone(History history, Operation delete) {
    return delete.is(Kind.DELETE, Outcome.ACKNOWLEDGED)
        && history.operations().stream()
            .filter(o -> o.name().equals(delete.name()))
            .noneMatch(o -> o.mayHave(Kind.CREATE) && !o.precedes(delete));
  }

  private static List<Operation> own(History history, String tenant, String name) {
    return history.operations().stream()
        .filter(o -> o.tenant().equals(tenant) && o.name().equals(name))
        .toList();
  }

  private static <T> Optional<T> pick(List<T> all, Predicate<T> which, Random random) {
    List<T> fit = all.stream().filter(which).toList();
    return fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(random.nextInt(fit.size())));
  }

  private static <T> List<T> without(List<T> all, T one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }

  private static <T> List<T> and(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  private static Optional<History> changeRow(
      History history, Random random, UnaryOperator<NamespaceRow> how) {
    return pick(history.rows().namespaces(), row -> true, random)
        .map(
            row ->
                withNamespaces(
                    history, and(without(history.rows().namespaces(), row), how.apply(row))));
  }

  private static Optional<History> changeOperation(
      History history, Random random, Predicate<Operation> which, UnaryOperator<Operation> how) {
    return pick(history.operations(), which, random)
        .map(
            operation ->
                new History(
                    and(without(history.operations(), operation), how.apply(operation)),
                    history.rows(),
                    history.limits()));
  }

  /** With these rows, counted and granted rightly, so that only the names can be wrong. */
  private static History withNamespaces(History history, List<NamespaceRow> namespaces) {
    List<QuotaRow> quotas = new ArrayList<>();
    namespaces.stream()
        .map(NamespaceRow::tenant)
        .distinct()
        .forEach(
            tenant ->
                quotas.add(
                    new QuotaRow(
                        tenant,
                        (int) namespaces.stream().filter(r -> r.tenant().equals(tenant)).count())));
    List<GrantRow> grants = new ArrayList<>();
    for (NamespaceRow row : namespaces) {
      List<GrantRow> before =
          history.rows().grants().stream()
              .filter(grant -> grant.namespace() == row.id() && grant.level() != History.MANAGE)
              .toList();
      grants.add(new GrantRow(row.id(), row.creator(), History.MANAGE));
      grants.addAll(before);
    }
    return with(history, new Rows(namespaces, quotas, grants));
  }

  private static History withGrants(History history, List<GrantRow> grants) {
    return with(history, new Rows(history.rows().namespaces(), history.rows().quotas(), grants));
  }

  private static History with(History history, Rows rows) {
    return new History(history.operations(), rows, history.limits());
  }
}
