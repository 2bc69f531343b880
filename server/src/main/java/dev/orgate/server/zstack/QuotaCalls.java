package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.PUT;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.Quota;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;

/** Quota entries of root organizations. */
final class QuotaCalls {
  /** With a capital O and no plural, as the clients have it. */
  private static final String ACTIONS = "/iam2/Organization/quotas/actions";

  private final OrganizationQuotaStore store;
  private final Inventories inventories;

  QuotaCalls(OrganizationQuotaStore store, Inventories inventories) {
    this.store = store;
    this.inventories = inventories;
  }

  List<Route> routes() {
    return List.of(
        Route.async(PUT, ACTIONS, this::set),
        Route.sync(OrganizationCalls.COLLECTION + "/quota/:uuid/usages", this::usage));
  }

  /** An entry with a uuid for the case that it is new. */
  static NewQuotaEntry entry(String field, String name, long value) {
    if (value < Quota.UNLIMITED) {
      throw Arguments.invalid(field, "must be -1 (no limit) or more: " + name);
    }
    return new NewQuotaEntry(Uuid.random(), name, value);
  }

  private Future<Reply> set(Call call) {
    Arguments arguments =
        Arguments.ofPath(call).andWrapped(Arguments.body(call), "updateOrganizationQuota");
    String organization = arguments.uuid("identityUuid");
    NewQuotaEntry entry = entry("value", arguments.line("name"), arguments.number("value"));
    return Outcomes.reply(
        call.keyed(store).set(call.actor(), organization, entry),
        arguments,
        set -> ZstackReplies.one(call, inventories.quota, set));
  }

  private Future<Reply> usage(Call call) {
    Arguments arguments = Arguments.ofPath(call, "uuid");
    return Outcomes.reply(
        store.usage(call.actor(), arguments.uuid("uuid")),
        arguments,
        usage -> ZstackReplies.list(call, "usages", inventories.quotaUse, usage));
  }
}
