package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.AttributeField;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.QueryField;
import dev.orgate.store.Quota;
import dev.orgate.store.QuotaField;
import dev.orgate.store.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random commands on few organizations of two tenants that call theirs the same, and now and then
 * one on namespaces. See {@link CommandGenerator} on what is drawn.
 */
final class OrganizationCommandGenerator {
  private static final List<String> USERS = List.of("bob", "Bob", "zoe", "eve");
  private static final List<String> TEXTS = List.of("", "dev", "Dev", "d_v", "dev\\", "ops", "é");
  private static final List<String> QUOTAS = List.of("organization.num", "namespace.num", "vm");
  private static final List<String> ATTRIBUTES =
      List.of(
          "color",
          "Color",
          OrganizationRole.SUPERVISOR.attribute(),
          OrganizationRole.OPERATOR.attribute());

  private final List<Account> accounts = List.of(Account.fresh(), Account.fresh());
  private final List<String> uuids = Tree.uuids(7);
  private final List<String> attributeUuids = Tree.uuids(8);
  private final List<String> quotaUuids = Tree.uuids(4);
  private final QueryGenerator<OrganizationField> queries;
  private final QueryGenerator<AttributeField> attributeQueries;
  private final QueryGenerator<QuotaField> quotaQueries;
  private final CommandGenerator namespaces;
  private final Random random;

  OrganizationCommandGenerator(Random random, int lastId) {
    this.random = random;
    this.namespaces = new CommandGenerator(random, lastId, accounts);
    this.queries = queries(OrganizationField.values());
    this.attributeQueries = queries(AttributeField.values());
    this.quotaQueries = queries(QuotaField.values());
  }

  /** All but dates, which the model knows nothing of. */
  private <F extends QueryField> QueryGenerator<F> queries(F[] fields) {
    List<F> dateless = Stream.of(fields).filter(it -> it.kind() != ValueKind.TIME).toList();
    return new QueryGenerator<>(random, dateless, this::known);
  }

  private List<String> known(QueryField field) {
    List<String> known = new ArrayList<>();
    switch (field.kind()) {
      case NUMBER -> Collections.addAll(known, "-1", "0", "1", "2");
      case UUID -> known.addAll(field.toString().equals("ATTRIBUTE_UUID") ? attributeUuids : uuids);
      default -> {
        known.addAll(TEXTS);
        known.addAll(USERS);
        known.addAll(ATTRIBUTES);
        known.addAll(QUOTAS);
        Collections.addAll(known, "COMPANY", "department", "ENABLED", "disabled", "ZStack");
      }
    }
    return known;
  }

  Command next() {
    Account account = accounts.get(random.nextInt(8) == 0 ? 1 : 0);
    Actor actor = actor(account);
    String uuid = pick(uuids);
    return switch (random.nextInt(32)) {
      case 0, 1, 2, 3, 4, 5 -> new OrganizationCommand.Create(actor, organization(uuid));
      case 6, 7 -> new OrganizationCommand.Update(actor, uuid, update());
      case 8, 9 -> new OrganizationCommand.SetState(actor, uuid, state());
      case 10, 11, 12 -> new OrganizationCommand.Move(actor, uuid, some(uuids));
      case 13 -> new OrganizationCommand.Delete(actor, uuid, random.nextBoolean());
      case 14, 15 -> new OrganizationCommand.Find(actor, queries.next());
      case 16 -> new OrganizationCommand.SetLimit(Account.OPERATOR, account.tenant(), limit());
      case 17, 18 -> new OrganizationPartCommand.AddAttributes(actor, uuid, attributes());
      case 19 -> new OrganizationPartCommand.RemoveAttributes(actor, uuid, some(attributeUuids));
      case 20 -> new OrganizationPartCommand.UpdateAttribute(actor, pick(attributeUuids), user());
      case 21 -> new OrganizationPartCommand.QueryAttributes(actor, attributeQueries.next());
      case 22, 23 -> new OrganizationPartCommand.AddMembers(actor, uuid, some(USERS));
      case 24 -> new OrganizationPartCommand.RemoveMembers(actor, uuid, some(USERS));
      case 25 -> new OrganizationPartCommand.CountMembers(actor, uuid);
      case 26 -> appoint(actor, uuid);
      case 27, 28 -> new OrganizationPartCommand.SetQuota(actor, uuid, quota(pick(quotaUuids)));
      case 29 -> new OrganizationPartCommand.Usage(actor, uuid);
      case 30 -> new OrganizationPartCommand.QueryQuotas(actor, quotaQueries.next());
      default -> namespaces.next();
    };
  }

  private Actor actor(Account account) {
    return switch (random.nextInt(12)) {
      case 0 -> account.member("bob");
      case 1 -> account.admin("eve");
      default -> account.admin();
    };
  }

  private NewOrganization organization(String uuid) {
    String parent = random.nextInt(3) == 0 ? null : pick(uuids);
    List<NewAttribute> attributes = random.nextInt(3) > 0 ? List.of() : attributes();
    List<NewQuotaEntry> quotas =
        random.nextInt(parent == null ? 2 : 8) > 0 ? List.of() : List.of(quota(pick(quotaUuids)));
    return new NewOrganization(
        uuid, pick(TEXTS), orNull(TEXTS), type(), parent, attributes, quotas);
  }

  private OrganizationUpdate update() {
    OrganizationType type = random.nextInt(3) > 0 ? null : type();
    return new OrganizationUpdate(orNull(TEXTS), orNull(TEXTS), type, orNull(uuids));
  }

  private OrganizationType type() {
    return random.nextInt(4) == 0 ? OrganizationType.COMPANY : OrganizationType.DEPARTMENT;
  }

  private OrganizationState state() {
    return random.nextInt(3) == 0 ? OrganizationState.DISABLED : OrganizationState.ENABLED;
  }

  private List<NewAttribute> attributes() {
    return some(attributeUuids).stream()
        .map(uuid -> new NewAttribute(uuid, pick(ATTRIBUTES), user()))
        .toList();
  }

  private Command appoint(Actor actor, String uuid) {
    OrganizationRole role = pick(List.of(OrganizationRole.values()));
    return new OrganizationPartCommand.Appoint(actor, uuid, role, user(), pick(attributeUuids));
  }

  private NewQuotaEntry quota(String uuid) {
    return new NewQuotaEntry(uuid, pick(QUOTAS), random.nextInt(4) - 1);
  }

  private int limit() {
    return pick(List.of(0, 1, 3, 5, Quota.UNLIMITED));
  }

  private String user() {
    return pick(USERS);
  }

  private @Nullable String orNull(List<String> list) {
    return random.nextInt(3) > 0 ? null : pick(list);
  }

  /** One or a few, perhaps one of them twice. */
  private List<String> some(List<String> list) {
    return Stream.generate(() -> pick(list)).limit(pick(List.of(1, 1, 1, 2, 3))).toList();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
