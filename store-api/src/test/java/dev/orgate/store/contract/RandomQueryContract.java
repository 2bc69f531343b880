package dev.orgate.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.AttributeField;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random queries of a random forest whose texts are awkward, compared with {@link QueryModel}. */
abstract class RandomQueryContract extends TreeContract {
  private static final int SIZE = 25;

  private final long seed = Long.getLong("orgate.query.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, List<String>> membersOf = new HashMap<>();

  RandomQueryContract(StoreUnderTest kit) {
    super(kit);
  }

  @BeforeEach
  void plant() {
    List<String> uuids = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      String parent = i == 0 || random.nextInt(3) == 0 ? null : uuids.get(random.nextInt(i));
      uuids.add(tree.create(organization(parent)).uuid());
      List<String> users = texts().stream().filter(it -> !it.isEmpty()).toList();
      membersOf.put(uuids.get(i), users.stream().distinct().toList());
      tree.addMembers(uuids.get(i), users.toArray(String[]::new));
    }
    for (int i = 0; i < SIZE; i += 5) {
      tree.disable(uuids.get(random.nextInt(SIZE)));
      uuids.forEach(tree::enable);
    }
    tree.disable(uuids.get(0));
  }

  private NewOrganization organization(@Nullable String parent) {
    List<NewAttribute> attributes =
        texts().stream()
            .map(it -> Tree.attribute(it, random.nextBoolean() ? null : text()))
            .toList();
    List<NewQuotaEntry> quotas =
        IntStream.range(0, parent == null ? random.nextInt(3) : 0)
            .mapToObj(i -> new NewQuotaEntry(Uuid.random(), text() + i, random.nextInt(4) - 1))
            .toList();
    return new NewOrganization(
        Uuid.random(),
        text(),
        random.nextInt(3) == 0 ? null : text(),
        random.nextBoolean() ? OrganizationType.COMPANY : OrganizationType.DEPARTMENT,
        parent,
        attributes,
        quotas);
  }

  private String text() {
    return QueryGenerator.text(random);
  }

  private List<String> texts() {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> text()).toList();
  }

  @Test
  void query_ofOrganizations_answersWhatTheModelDoes() {
    List<Organization> all = tree.all();
    compare(
        all,
        List.of(OrganizationField.values()),
        (each, field) -> FieldValues.of(each, membersOf.get(each.uuid()), field),
        query -> organizations.query(bob, query));
  }

  @Test
  void query_ofAttributes_answersWhatTheModelDoes() {
    List<OrganizationAttribute> all = tree.attributes();
    compare(
        all,
        List.of(AttributeField.values()),
        FieldValues::of,
        query -> attributes.query(bob, query));
  }

  @Test
  void query_ofQuotaEntries_answersWhatTheModelDoes() {
    List<OrganizationQuota> all = tree.quotaEntries();
    compare(all, List.of(QuotaField.values()), FieldValues::of, query -> entries.query(bob, query));
  }

  private <T, F extends QueryField> void compare(
      List<T> all,
      List<F> fields,
      BiFunction<T, F, List<@Nullable String>> values,
      Function<Query<F>, Future<Page<T>>> asked) {
    Map<F, List<String>> known = new HashMap<>();
    for (F field : fields) {
      known.put(
          field,
          all.stream()
              .flatMap(each -> values.apply(each, field).stream())
              .filter(Objects::nonNull)
              .toList());
    }
    QueryGenerator<F> queries = new QueryGenerator<>(random, fields, known::get);
    for (int i = 0; i < kit.modelRuns(); i++) {
      Query<F> query = queries.next();
      assertThat(answer(asked.apply(query)))
          .as("-Dorgate.query.seed=%d %s of %s", seed, query, all)
          .isEqualTo(QueryModel.page(all, query, values));
    }
  }
}
