package dev.orgate.server.zstack;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.store.Actor;
import dev.orgate.store.AttributeField;
import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Queries of organizations, attributes and quota entries. */
final class QueryCalls {
  private static final Map<String, OrganizationField> ORGANIZATION =
      Map.ofEntries(
          Map.entry("uuid", OrganizationField.UUID),
          Map.entry("name", OrganizationField.NAME),
          Map.entry("description", OrganizationField.DESCRIPTION),
          Map.entry("type", OrganizationField.TYPE),
          Map.entry("state", OrganizationField.STATE),
          Map.entry("srcType", OrganizationField.SOURCE),
          Map.entry("parentUuid", OrganizationField.PARENT),
          Map.entry("rootOrganizationUuid", OrganizationField.ROOT),
          Map.entry("createDate", OrganizationField.CREATED),
          Map.entry("lastOpDate", OrganizationField.CHANGED),
          Map.entry("attributes.uuid", OrganizationField.ATTRIBUTE_UUID),
          Map.entry("attributes.name", OrganizationField.ATTRIBUTE_NAME),
          Map.entry("attributes.value", OrganizationField.ATTRIBUTE_VALUE),
          Map.entry("virtualIDs.uuid", OrganizationField.MEMBER));

  private static final Map<String, AttributeField> ATTRIBUTE =
      Map.of(
          "uuid", AttributeField.UUID,
          "organizationUuid", AttributeField.ORGANIZATION,
          "name", AttributeField.NAME,
          "value", AttributeField.VALUE,
          "createDate", AttributeField.CREATED,
          "lastOpDate", AttributeField.CHANGED);

  private static final Map<String, QuotaField> QUOTA =
      Map.of(
          "uuid", QuotaField.UUID,
          "identityUuid", QuotaField.ORGANIZATION,
          "name", QuotaField.NAME,
          "value", QuotaField.VALUE,
          "createDate", QuotaField.CREATED,
          "lastOpDate", QuotaField.CHANGED);

  private static final Query<OrganizationField> ANY = new Query<>(List.of(), null, 0, 1, false);

  private final Store store;
  private final Inventories inventories;
  private final QueryGrammar<OrganizationField> organizations;
  private final QueryGrammar<AttributeField> attributes;
  private final QueryGrammar<QuotaField> quotas;

  QueryCalls(Store store, Inventories inventories) {
    this.store = store;
    this.inventories = inventories;
    organizations = new QueryGrammar<>(ORGANIZATION, inventories.organization.names());
    attributes = new QueryGrammar<>(ATTRIBUTE, inventories.attribute.names());
    quotas = new QueryGrammar<>(QUOTA, inventories.quota.names());
  }

  List<Route> routes() {
    return List.of(
        Route.sync(OrganizationCalls.ONE, this::organization),
        Route.sync(OrganizationCalls.COLLECTION, this::organizations),
        Route.sync(OrganizationCalls.COLLECTION + "/availabilities", this::availability),
        Route.sync(AttributeCalls.COLLECTION, this::attributes),
        Route.sync("/accounts/quotas", this::quotas));
  }

  private Future<Reply> organizations(Call call) {
    ZstackQuery<OrganizationField> query = organizations.parse(call.query());
    return answer(call, query, inventories.organization, store.organizations()::query);
  }

  /** One organization is a list, too, and an empty one when there is none of that uuid. */
  private Future<Reply> organization(Call call) {
    ZstackQuery<OrganizationField> asked = organizations.parse(call.query());
    String uuid = call.pathParameter("uuid");
    if (!Uuid.accepts(uuid)) {
      Page<Organization> none = new Page<>(List.of(), asked.query().counted() ? 0 : null);
      return Future.succeededFuture(ZstackReplies.page(inventories.organization, none, asked));
    }
    Query<OrganizationField> all = asked.query();
    List<Condition<OrganizationField>> conditions = new ArrayList<>(all.conditions());
    conditions.add(new Condition<>(OrganizationField.UUID, Operator.EQUAL, List.of(uuid)));
    Query<OrganizationField> one =
        new Query<>(conditions, all.order(), all.start(), all.limit(), all.counted());
    ZstackQuery<OrganizationField> query =
        new ZstackQuery<>(one, asked.countOnly(), asked.members());
    return answer(call, query, inventories.organization, store.organizations()::query);
  }

  private Future<Reply> attributes(Call call) {
    ZstackQuery<AttributeField> query = attributes.parse(call.query());
    return answer(call, query, inventories.attribute, store.organizationAttributes()::query);
  }

  private Future<Reply> quotas(Call call) {
    ZstackQuery<QuotaField> query = quotas.parse(call.query());
    return answer(call, query, inventories.quota, store.organizationQuotas()::query);
  }

  private static <T, F extends QueryField> Future<Reply> answer(
      Call call,
      ZstackQuery<F> query,
      Inventory<T> inventory,
      BiFunction<Actor, Query<F>, Future<Page<T>>> ask) {
    return Outcomes.reply(
        ask.apply(call.actor(), query.query()),
        Arguments.ofPath(call),
        page -> ZstackReplies.page(inventory, page, query));
  }

  private Future<Reply> availability(Call call) {
    return Outcomes.reply(
        store.organizations().query(call.actor(), ANY),
        Arguments.ofPath(call),
        page ->
            ZstackReplies.json(json -> json.writeBooleanField("exists", !page.items().isEmpty())));
  }
}
