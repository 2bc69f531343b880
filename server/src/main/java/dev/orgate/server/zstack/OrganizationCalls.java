package dev.orgate.server.zstack;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Refusal;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creating, changing, moving and deleting organizations. */
final class OrganizationCalls {
  static final String COLLECTION = "/iam2/organizations";
  static final String ONE = COLLECTION + "/:uuid";

  /** Of the versions that have a name, without dashes. */
  private static final Pattern RESOURCE_UUID =
      Pattern.compile("[0-9a-f]{12}[1-5][0-9a-f]{3}[89ab][0-9a-f]{15}");

  private final OrganizationStore store;
  private final MemberCalls members;
  private final Inventories inventories;

  OrganizationCalls(OrganizationStore store, MemberCalls members, Inventories inventories) {
    this.store = store;
    this.members = members;
    this.inventories = inventories;
  }

  List<Route> routes() {
    return List.of(
        Route.async(POST, COLLECTION, this::create),
        Route.async(PUT, ONE + "/actions", this::act),
        Route.async(DELETE, ONE, this::delete));
  }

  private Future<Reply> create(Call call) {
    Arguments arguments = Arguments.ofPath(call).andWrapped(Arguments.body(call), "params");
    String name = arguments.line("name");
    OrganizationType type = arguments.constant("type", OrganizationType.values());
    String description = description(arguments);
    String parent = arguments.optionalUuid("parentUuid");
    List<NewAttribute> attributes = AttributeCalls.attributes(arguments);
    List<NewQuotaEntry> quotas = quotas(arguments);
    NewOrganization organization =
        new NewOrganization(
            resourceUuid(arguments), name, description, type, parent, attributes, quotas);
    return answer(call, arguments, call.keyed(store).create(call.actor(), organization));
  }

  private static String resourceUuid(Arguments arguments) {
    String given = arguments.optionalUuid("resourceUuid");
    if (given != null && !RESOURCE_UUID.matcher(given).matches()) {
      throw Arguments.invalid("resourceUuid", "must be a UUID of version 1 to 5 without dashes");
    }
    return given == null ? Uuid.random() : given;
  }

  private static List<NewQuotaEntry> quotas(Arguments arguments) {
    List<NewQuotaEntry> quotas = new ArrayList<>();
    Map<String, Long> values = arguments.numbers("quota");
    values.forEach((name, value) -> quotas.add(QuotaCalls.entry("quota", name, value)));
    return quotas;
  }

  private static @Nullable String description(Arguments arguments) {
    return arguments.optionalLines("description", Organization.MAX_DESCRIPTION);
  }

  /** What is done is said by the wrapper in the body. */
  private Future<Reply> act(Call call) {
    Map<?, ?> body = Arguments.body(call);
    Arguments arguments = Arguments.ofPath(call, "uuid");
    for (Object wrapper : body.keySet()) {
      switch ((String) wrapper) {
        case "updateIAM2Organization":
          return update(call, arguments.andWrapped(body, "updateIAM2Organization"));
        case "changeIAM2OrganizationState":
          return changeState(call, arguments.andWrapped(body, "changeIAM2OrganizationState"));
        case "changeIAM2OrganizationParent":
          return move(
              call,
              Arguments.ofPathAs(call, "uuid", "parentUuid")
                  .andWrapped(body, "changeIAM2OrganizationParent"));
        case "setOrganizationSupervisor":
          return members.setSupervisor(
              call, arguments.andWrapped(body, "setOrganizationSupervisor"));
        default:
          // The next may be one that is known.
      }
    }
    throw ZstackRejection.badRequest("the body names no action that an organization has");
  }

  private Future<Reply> update(Call call, Arguments arguments) {
    String uuid = arguments.uuid("uuid");
    OrganizationUpdate update =
        new OrganizationUpdate(
            arguments.optionalLine("name"),
            description(arguments),
            arguments.optionalConstant("type", OrganizationType.values()),
            arguments.optionalUuid("parentUuid"));
    return answer(call, arguments, call.keyed(store).update(call.actor(), uuid, update));
  }

  private Future<Reply> changeState(Call call, Arguments arguments) {
    String uuid = arguments.uuid("uuid");
    OrganizationState state =
        switch (arguments.line("stateEvent").toLowerCase(Locale.ROOT)) {
          case "enable" -> OrganizationState.ENABLED;
          case "disable" -> OrganizationState.DISABLED;
          default -> throw Arguments.invalid("stateEvent", "must be one of [enable, disable]");
        };
    return answer(call, arguments, call.keyed(store).setState(call.actor(), uuid, state));
  }

  private Future<Reply> answer(Call call, Arguments arguments, Future<Organization> outcome) {
    return Outcomes.reply(
        outcome, arguments, changed -> ZstackReplies.one(call, inventories.organization, changed));
  }

  private Future<Reply> move(Call call, Arguments arguments) {
    String parent = arguments.uuid("parentUuid");
    List<String> children = arguments.uuids("childrenUuids");
    if (new HashSet<>(children).size() < children.size()) {
      throw Arguments.invalid("childrenUuids", "has an organization more than once");
    }
    return Outcomes.done(call.keyed(store).move(call.actor(), parent, children), arguments);
  }

  /** What is not there is as good as deleted, for clients that tidy up. */
  private Future<Reply> delete(Call call) {
    Arguments arguments = Arguments.ofPath(call, "uuid").andQuery(call);
    String uuid = arguments.uuid("uuid");
    Future<Void> deleted =
        call.keyed(store)
            .delete(call.actor(), uuid, isEnforcing(call))
            .recover(
                failure ->
                    failure instanceof Refusal.NotFound
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    return Outcomes.done(deleted, arguments);
  }

  private static boolean isEnforcing(Call call) {
    List<String> modes = call.query().getOrDefault("deleteMode", List.of("Permissive"));
    if (modes.size() > 1 || !List.of("Permissive", "Enforcing").contains(modes.get(0))) {
      throw ZstackRejection.badRequest("deleteMode must be Permissive or Enforcing");
    }
    return modes.get(0).equals("Enforcing");
  }
}
